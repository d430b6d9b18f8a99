package cn.jidu.intake.zip;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry.NameSource;

/** The names in one zip, in UTF-8 or GBK: none may point out of the zip, pass for another, or hide what it is. */
final class ZipNames {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ZipNames.class);
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final int SHOWN = 200;
    private static final Pattern MAC_ICON = Pattern.compile("(?<=^|/)[Ii][Cc][Oo][Nn]\r$");

    private final String zipName;
    private final Map<String, String> folded = new HashMap<>();

    ZipNames(String zipName) {
        this.zipName = zipName;
    }

    /**
     * The entry's path within the zip, with forward slashes.
     *
     * @throws RefusedException UNREADABLE where it is a trick, or as good as an earlier one
     */
    String path(ZipArchiveEntry entry) throws RefusedException {
        String name = decode(entry).replace('\\', '/');
        // the mark of a Mac's folder is a name that ends with a line break, and no trick
        if (isTrick(MAC_ICON.matcher(name).replaceFirst("Icon"))) {
            throw refusal("zip.path", name);
        }
        List<String> steps = new ArrayList<>(List.of(name.split("/", -1)));
        steps.removeIf(s -> s.isEmpty() || s.equals("."));
        String path = String.join("/", steps);
        String other = entry.isDirectory() ? null : folded.putIfAbsent(fold(path), path);
        if (other != null) {
            throw new RefusedException(
                    RefusalCode.UNREADABLE, TEXTS.get("zip.same", zipName, shown(other), shown(path)));
        }
        return path;
    }

    private String decode(ZipArchiveEntry entry) throws RefusedException {
        if (entry.getNameSource() == NameSource.UNICODE_EXTRA_FIELD) {
            return entry.getName();
        }
        byte[] raw = entry.getRawName();
        Optional<String> name = decode(raw, StandardCharsets.UTF_8);
        // programs say UTF-8 of names that are none
        if (name.isEmpty()) {
            name = decode(raw, GB18030);
        }
        if (name.isEmpty()) {
            String bytes = HexFormat.ofDelimiter("%").withUpperCase().formatHex(raw);
            throw refusal("zip.name", "%" + bytes);
        }
        return name.get();
    }

    private static Optional<String> decode(byte[] raw, Charset charset) {
        try {
            return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(raw)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Absolute, on a drive, upwards, or with characters that show as nothing: full-width forms are the same trick. */
    private static boolean isTrick(String name) {
        String plain = TextFold.width(name).replace('\\', '/');
        if (plain.startsWith("/")
                || plain.matches("(?s)[A-Za-z]:.*")
                || plain.codePoints().anyMatch(ShownText::isHidden)) {
            return true;
        }
        for (String step : plain.split("/", -1)) {
            if (step.strip().matches("\\.{2,}")) {
                return true;
            }
        }
        return plain.isBlank();
    }

    /** Names that some file system holds for one. */
    private static String fold(String path) {
        String plain = TextFold.width(path).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return plain.replaceAll("[ .]+(?=/|$)", "");
    }

    private RefusedException refusal(String key, String name) {
        return new RefusedException(RefusalCode.UNREADABLE, TEXTS.get(key, zipName, shown(name)));
    }

    static String shown(String name) {
        return ShownText.text(name, SHOWN);
    }
}
