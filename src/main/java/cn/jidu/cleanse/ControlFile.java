package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.NumberText;
import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a department says that a file of its holds ({@code <file name>.control.json}).
 *
 * @param rows data rows
 * @param sha256 of the file, 64 hexadecimal digits
 * @param sums by heading, in the unit in which the file writes the column
 */
record ControlFile(Optional<BigDecimal> rows, Optional<String> sha256, Map<String, BigDecimal> sums) {
    static final ControlFile NONE = new ControlFile(Optional.empty(), Optional.empty(), Map.of());

    private static final PackageTexts TEXTS = PackageTexts.chinese(ControlFile.class);
    private static final int LONGEST_NUMBER = 40;
    private static final Set<String> MEMBERS = Set.of("rows", "sha256", "sums");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /**
     * @param fileName of the data file
     * @throws RefusedException CONTROL_MISMATCH where the control file itself is broken, TOO_LARGE where it is too long
     */
    static ControlFile read(InputStream in, String fileName, FileLimits limits) throws IOException, RefusedException {
        int most = limits.count(FileLimit.CONTROL_BYTES);
        byte[] bytes = in.readNBytes(most + 1);
        if (bytes.length > most) {
            throw RefusedException.tooLarge(new LimitExcess(FileLimit.CONTROL_BYTES, most, bytes.length), fileName, "");
        }
        try {
            Optional<String> text = gb18030(bytes);
            return of(text.isPresent() ? JSON.readTree(text.get()) : JSON.readTree(bytes), fileName);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw broken(fileName, TEXTS.get("control.json", line));
        } catch (java.io.CharConversionException e) {
            throw broken(fileName, TEXTS.get("control.encoding"));
        }
    }

    /** What is UTF-8, or UTF-16 as JSON may be, is left to the parser. */
    private static Optional<String> gb18030(byte[] bytes) {
        return text(bytes, StandardCharsets.UTF_8).isPresent()
                ? Optional.empty()
                : text(bytes, Charset.forName("GB18030")).filter(t -> t.indexOf(0) < 0);
    }

    /** Empty where a byte is not of this character set. */
    private static Optional<String> text(byte[] bytes, Charset charset) {
        try {
            // a new decoder reports what it cannot read
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static ControlFile of(JsonNode root, String fileName) throws RefusedException {
        if (!root.isObject()) {
            throw broken(fileName, TEXTS.get("control.object"));
        }
        for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw broken(fileName, TEXTS.get("control.unknown", name));
            }
        }
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        JsonNode given = root.path("sums");
        if (!given.isMissingNode() && !given.isObject()) {
            throw broken(fileName, TEXTS.get("control.value", "sums", given));
        }
        for (Map.Entry<String, JsonNode> sum : given.properties()) {
            sums.put(sum.getKey(), number(sum.getKey(), sum.getValue(), fileName));
        }
        JsonNode rows = root.path("rows");
        JsonNode sha256 = root.path("sha256");
        if (!sha256.isMissingNode() && !sha256.asText().matches("[0-9A-Fa-f]{64}")) {
            throw broken(fileName, TEXTS.get("control.value", "sha256", sha256.asText()));
        }
        return new ControlFile(
                rows.isMissingNode() ? Optional.empty() : Optional.of(number("rows", rows, fileName)),
                sha256.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(sha256.asText().toLowerCase(java.util.Locale.ROOT)),
                sums);
    }

    private static BigDecimal number(String name, JsonNode value, String fileName) throws RefusedException {
        Optional<BigDecimal> number =
                value.isNumber() || value.isTextual() ? NumberText.parse(written(value)) : Optional.empty();
        if (number.isEmpty()) {
            throw broken(fileName, TEXTS.get("control.value", name, value.asText()));
        }
        return number.get();
    }

    /** Written out, 1e999999999 would fill the memory. */
    private static String written(JsonNode value) {
        boolean plain = value.isNumber() && Math.abs(value.decimalValue().scale()) <= LONGEST_NUMBER;
        return plain ? value.decimalValue().toPlainString() : value.asText();
    }

    private static RefusedException broken(String fileName, String why) {
        return new RefusedException(RefusalCode.CONTROL_MISMATCH, TEXTS.get("control.broken", fileName, why));
    }
}
