package cn.jidu.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** A secret of a home: made once, whoever comes first, and the same for everyone from then on. */
final class KeyFile {
    private KeyFile() {}

    /** Makes the secret of a new home. */
    @FunctionalInterface
    interface Maker {
        byte[] make() throws IOException;
    }

    /**
     * The content of {@code keys/<name>}, made when absent. Two processes at once get the same.
     *
     * @throws StoreException when it cannot be read or written, or is open to other accounts
     */
    static byte[] read(SiteHome home, String name, Maker maker) {
        Path file = home.keys().resolve(name);
        try {
            if (Files.notExists(file)) {
                write(file, maker.make());
            }
            OwnerOnly.check(file);
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw StoreException.caused(e, "keys.unusable", file);
        }
    }

    /** 256 random bits, as 64 hexadecimal digits. */
    static byte[] random() {
        byte[] bits = new byte[32];
        new SecureRandom().nextBytes(bits);
        return HexFormat.of().formatHex(bits).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static void write(Path file, byte[] content) throws IOException {
        Path temporary = OwnerOnly.temporary(file);
        try {
            try (FileChannel channel = OwnerOnly.create(temporary)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            name(temporary, file);
            OwnerOnly.flush(file.resolveSibling("."));
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A link, unlike a rename, never replaces the key that another process made meanwhile. */
    private static void name(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(temporary, file);
        }
    }
}
