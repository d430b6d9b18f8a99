package cn.jidu.bench.peer;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The extracts of an inbox for a reader that takes UTF-8 only: those in GB18030 are copied, the others read in place. */
public final class RecodedFiles {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Path inbox;
    private final Path copies;

    public RecodedFiles(Path inbox, Path copies) {
        this.inbox = inbox;
        this.copies = copies;
    }

    /** Those of a source, in order of their names. */
    public List<Path> of(String source) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(inbox)) {
            files = found.filter(f -> f.getFileName().toString().startsWith(source + "_"))
                    .sorted()
                    .toList();
        }
        List<Path> readable = new ArrayList<>();
        for (Path file : files) {
            readable.add(isUtf8(file) ? file : copy(file));
        }
        return readable;
    }

    private static boolean isUtf8(Path file) throws IOException {
        // a reader of this kind throws where bytes make no sense; it never replaces them
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            reader.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private Path copy(Path file) throws IOException {
        Path copy = Files.createDirectories(copies).resolve(file.getFileName());
        try (Reader in = Files.newBufferedReader(file, GB18030);
                Writer out = Files.newBufferedWriter(copy)) {
            in.transferTo(out);
        }
        return copy;
    }
}
