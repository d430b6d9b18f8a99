package cn.jidu.sample.sent;

import cn.jidu.sample.city.SampleColumn;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/** What a department says its file holds: rows, bytes, and the sum of one column in the file's own unit. */
final class SampleControl {
    private final SentFile file;
    private final FileStyle style;

    SampleControl(SentFile file, FileStyle style) {
        this.file = file;
        this.style = style;
    }

    /** Writes it beside the file; where the file is to be refused for it, with a row too many. */
    void write(Path path) throws IOException {
        int rows = file.rows().size() + (file.refusal().equals("CONTROL_MISMATCH") ? 1 : 0);
        String json = "{\"rows\": %d, \"sha256\": \"%s\"%s}%n"
                .replace("%n", "\n")
                .formatted(rows, sha256(Files.readAllBytes(path)), sums());
        Files.writeString(path.resolveSibling(file.fileName() + ".control.json"), json);
    }

    private String sums() {
        String key = file.controlled().orElseThrow();
        if (key.isEmpty()) {
            return "";
        }
        SampleColumn column = file.shape().column(key);
        BigDecimal sum = file.rows().stream()
                .map(r -> style.inUnit(Objects.requireNonNull(r.number(key)), column))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return ", \"sums\": {\"" + column.title() + "\": \"" + sum.toPlainString() + "\"}";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
