package cn.jidu.store;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deliveries as they came, the one place that holds them: encrypted with the home's key, found by the SHA-256 of their
 * plain bytes, never changed. The same bytes are kept once.
 */
public final class Archive {
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int COPY_BYTES = 1 << 16;

    private final Path folder;
    private final StreamingAead cipher;

    /**
     * An original in the archive.
     *
     * @param sha256 of the plain bytes, 64 lower-case hexadecimal digits
     * @param bytes the plain length
     */
    public record Stored(String sha256, long bytes) {}

    /** The archive of a home; its key is made with the first call. */
    public Archive(SiteHome home) {
        this.folder = home.archive();
        try {
            StreamingAeadConfig.register();
            this.cipher = keyset(home).getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
        } catch (GeneralSecurityException e) {
            throw StoreException.caused(e, "archive.key", home.keys());
        }
    }

    /**
     * Copies a file into the archive; when this returns it is safe on the disk. The file itself stays as it is.
     *
     * @throws StoreException when it cannot be read or written, or changes while it is copied
     */
    public Stored store(Path file) {
        try {
            Stored stored = fingerprint(file);
            Path place = place(stored.sha256());
            if (Files.notExists(place)) {
                write(file, stored, place);
            }
            return stored;
        } catch (IOException | GeneralSecurityException e) {
            throw StoreException.caused(e, "archive.store", file);
        }
    }

    /**
     * Removes unfinished originals that a killed process left behind. Call it while nobody stores.
     *
     * @throws StoreException when one cannot be removed
     */
    public void clearLeftovers() {
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (Path left : all.filter(OwnerOnly::isTemporary).toList()) {
                Files.delete(left);
            }
        } catch (IOException | UncheckedIOException e) {
            throw StoreException.caused(e, "archive.clear", folder);
        }
    }

    /**
     * The plain bytes of an original. Reading it throws an IOException where the archive was tampered with or cut off.
     *
     * @throws StoreException when the archive has no such original
     */
    public InputStream open(String sha256) {
        Path place = place(sha256);
        if (Files.notExists(place)) {
            throw StoreException.of("archive.absent", sha256);
        }
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(place), COPY_BYTES);
            return new ArchivedStream(cipher.newDecryptingStream(in, bound(sha256)), sha256);
        } catch (IOException | GeneralSecurityException e) {
            throw StoreException.caused(e, "archive.open", sha256);
        }
    }

    private void write(Path file, Stored expected, Path place) throws IOException, GeneralSecurityException {
        Path shelf = folder.resolve(expected.sha256().substring(0, 2));
        OwnerOnly.folder(shelf);
        Path temporary = OwnerOnly.temporary(place);
        try {
            Stored written;
            try (FileChannel channel = OwnerOnly.create(temporary)) {
                // the cipher's close ends the ciphertext; the channel must outlive it to be forced to the disk
                OutputStream out = new UnclosedOutput(Channels.newOutputStream(channel));
                try (OutputStream sealed = cipher.newEncryptingStream(out, bound(expected.sha256()))) {
                    written = copy(file, sealed);
                }
                channel.force(true);
            }
            OwnerOnly.protect(temporary);
            if (!written.equals(expected)) {
                throw StoreException.of("archive.changed", file);
            }
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
            OwnerOnly.flush(shelf);
            OwnerOnly.flush(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Stored fingerprint(Path file) throws IOException {
        return copy(file, OutputStream.nullOutputStream());
    }

    private static Stored copy(Path file, OutputStream out) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[COPY_BYTES];
        long bytes = 0;
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                bytes += n;
            }
        }
        return new Stored(HexFormat.of().formatHex(digest.digest()), bytes);
    }

    private Path place(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    /** Binds the ciphertext to its name: one original put in the place of another does not decrypt. */
    private static byte[] bound(String sha256) {
        return ("jidu archive " + sha256).getBytes(StandardCharsets.US_ASCII);
    }

    private static KeysetHandle keyset(SiteHome home) throws GeneralSecurityException {
        byte[] json = KeyFile.read(home, "archive.json", Archive::newKeyset);
        return TinkJsonProtoKeysetFormat.parseKeyset(
                new String(json, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get());
    }

    private static byte[] newKeyset() throws IOException {
        try {
            // segments of 4 kB, not of 1 MB: Java compiles its cipher to the processor's own instructions only where it
            // is called often, and works about five times slower until then
            KeysetHandle handle = KeysetHandle.generateNew(PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB);
            return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get())
                    .getBytes(StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            // every Java platform has this algorithm
            throw new IllegalStateException(e);
        }
    }
}
