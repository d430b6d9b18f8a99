package cn.jidu.mutation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What is wrong inside a workbook whose zip is sound: the parts are packed again, so that every checksum is right. */
final class PartChanges {
    private static final List<String> MARKUP = List.of(
            "<a>",
            "</a>",
            "<row>",
            "<row r=\"1048577\"/>",
            "<row r=\"0\"/>",
            "<c r=\"XFE1\"/>",
            "<c r=\"A0\" t=\"s\"><v>999999999</v></c>",
            "<c t=\"s\"><v>-1</v></c>",
            "<c t=\"n\"><v>1e999</v></c>",
            "<c t=\"n\"><v>1E-320</v></c>",
            "<c t=\"d\"><v>2019-02-30T99:99</v></c>",
            "<c t=\"e\"><v>#甲</v></c>",
            "<c><f>1+1</f></c>",
            "<v/>",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?x y?>",
            "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
            "&b;",
            "&#x0;",
            "&#xD800;",
            "&lt;",
            "<si><t>甲</t></si>",
            "<sheet name=\"甲\" sheetId=\"9\" r:id=\"rId1\"/>",
            "<sheetData/>",
            "<mergeCell ref=\"A1:XFD1048576\"/>",
            "<xf numFmtId=\"-99999999999\"/>",
            "\uFFFE");

    private PartChanges() {}

    static byte[] bytes(byte[] file, Random random) {
        return part(file, random, (content) -> Mutation.ofBytes(content, random).apply(content, random));
    }

    static byte[] tags(byte[] file, Random random) {
        return matches(file, random, Pattern.compile("</?[A-Za-z:]+"), m -> switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> m + m;
            case 2 -> m.startsWith("</") ? "<" + m.substring(2) : "</" + m.substring(1);
            default -> "<x:y";
        });
    }

    static byte[] attributes(byte[] file, Random random) {
        return matches(
                file,
                random,
                Pattern.compile("(?<=\")[^\"<>]*(?=\")"),
                m -> random.nextBoolean()
                        ? Hostile.text(random)
                        : List.of("-1", "0", "99999999999", "A", "ZZZZ9", "hidden", "External", "s", "str", "b", "1")
                                .get(random.nextInt(11)));
    }

    static byte[] texts(byte[] file, Random random) {
        return matches(file, random, Pattern.compile("(?<=>)[^<>]+(?=<)"), m -> Hostile.text(random));
    }

    static byte[] insert(byte[] file, Random random) {
        return part(file, random, content -> {
            String text = new String(content, StandardCharsets.UTF_8);
            int near = text.indexOf('>', random.nextInt(text.length() + 1));
            int at = near < 0 ? 0 : near + 1;
            String markup = MARKUP.get(random.nextInt(MARKUP.size()));
            String block = markup.repeat(random.nextInt(10) == 0 ? 1 + random.nextInt(20_000) : 1);
            return (text.substring(0, at) + block + text.substring(at)).getBytes(StandardCharsets.UTF_8);
        });
    }

    static byte[] cut(byte[] file, Random random) {
        return part(file, random, content -> content.length == 0 ? content : ByteChanges.cutBlock(content, random));
    }

    static byte[] swap(byte[] file, Random random) {
        return parts(file, parts -> {
            List<String> names = new ArrayList<>(parts.keySet());
            String one = names.get(random.nextInt(names.size()));
            String other = names.get(random.nextInt(names.size()));
            byte[] content = parts.get(one);
            parts.put(one, parts.get(other));
            parts.put(other, content);
        });
    }

    static byte[] drop(byte[] file, Random random) {
        return parts(file, parts -> {
            List<String> names = new ArrayList<>(parts.keySet());
            parts.remove(names.get(random.nextInt(names.size())));
        });
    }

    static byte[] rename(byte[] file, Random random) {
        return parts(file, parts -> {
            List<String> names = new ArrayList<>(parts.keySet());
            String name = names.get(random.nextInt(names.size()));
            byte[] content = parts.remove(name);
            List<String> others = List.of(
                    name.toUpperCase(java.util.Locale.ROOT), "../" + name, "/" + name, name.replace('/', '\\'), "x");
            parts.put(others.get(random.nextInt(others.size())), content);
        });
    }

    static byte[] add(byte[] file, Random random) {
        return parts(file, parts -> {
            List<String> names = new ArrayList<>(parts.keySet());
            String name = names.get(random.nextInt(names.size()));
            parts.put(name.toUpperCase(java.util.Locale.ROOT), parts.get(name));
        });
    }

    private static byte[] matches(byte[] file, Random random, Pattern pattern, UnaryOperator<String> change) {
        return part(file, random, content -> {
            String text = new String(content, StandardCharsets.UTF_8);
            List<MatchResult> found = pattern.matcher(text).results().toList();
            if (found.isEmpty()) {
                return content;
            }
            MatchResult one = found.get(random.nextInt(found.size()));
            String changed = text.substring(0, one.start()) + change.apply(one.group()) + text.substring(one.end());
            return changed.getBytes(StandardCharsets.UTF_8);
        });
    }

    /** Half of the time the part with the rows. */
    private static byte[] part(byte[] file, Random random, UnaryOperator<byte[]> change) {
        return parts(file, parts -> {
            List<String> names = new ArrayList<>(parts.keySet());
            String sheet = "xl/worksheets/sheet1.xml";
            String name =
                    random.nextBoolean() && parts.containsKey(sheet) ? sheet : names.get(random.nextInt(names.size()));
            parts.put(name, change.apply(parts.get(name)));
        });
    }

    /** A file that is no zip any more stays as it is. */
    private static byte[] parts(byte[] file, java.util.function.Consumer<Map<String, byte[]>> change) {
        Map<String, byte[]> parts;
        try {
            parts = new LinkedHashMap<>(Workbooks.parts(file));
        } catch (java.io.UncheckedIOException | IllegalArgumentException e) {
            return file;
        }
        if (parts.isEmpty()) {
            return file;
        }
        change.accept(parts);
        return Workbooks.zip(parts);
    }
}
