package cn.jidu.mutation;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What people and their programs do to text files. Bytes that are no text any more are read as well as can be. */
final class TextChanges {
    private static final String DELIMITERS = ",\t;|";
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            Charset.forName("GB18030"),
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            StandardCharsets.ISO_8859_1,
            Charset.forName("Big5"),
            Charset.forName("Shift_JIS"));

    private final Seed seed;
    private final Charset charset;

    TextChanges(Seed seed) {
        this.seed = seed;
        this.charset = seed.charset().orElseThrow();
    }

    byte[] swapDelimiter(byte[] bytes, Random random) {
        char other = DELIMITERS.charAt(random.nextInt(4));
        return text(bytes, t -> t.replace(seed.delimiter(), other));
    }

    byte[] swapOneDelimiter(byte[] bytes, Random random) {
        return text(bytes, t -> {
            int at = t.indexOf(seed.delimiter(), random.nextInt(t.length()));
            return at < 0 ? t : t.substring(0, at) + DELIMITERS.charAt(random.nextInt(4)) + t.substring(at + 1);
        });
    }

    byte[] insertQuote(byte[] bytes, Random random) {
        return text(bytes, t -> {
            String changed = t;
            for (int n = random.nextInt(3); n >= 0; n--) {
                int near = random.nextInt(changed.length());
                int cell = changed.indexOf(seed.delimiter(), near);
                int at = random.nextBoolean() && cell >= 0 ? cell + 1 : near;
                changed = changed.substring(0, at) + "\"" + changed.substring(at);
            }
            return changed;
        });
    }

    byte[] otherQuotes(byte[] bytes, Random random) {
        String quote = List.of("'", "“", "”", "\"\"", "`").get(random.nextInt(5));
        return text(bytes, t -> t.replace("\"", quote));
    }

    byte[] shuffleHeader(byte[] bytes, Random random) {
        return header(bytes, cells -> {
            Collections.shuffle(cells, random);
            return cells;
        });
    }

    byte[] doubleColumn(byte[] bytes, Random random) {
        return header(bytes, cells -> {
            cells.add(random.nextInt(cells.size() + 1), cells.get(random.nextInt(cells.size())));
            return cells;
        });
    }

    byte[] dropColumn(byte[] bytes, Random random) {
        return header(bytes, cells -> {
            cells.remove(random.nextInt(cells.size()));
            return cells;
        });
    }

    byte[] renameHeading(byte[] bytes, Random random) {
        return header(bytes, cells -> {
            int at = random.nextInt(cells.size());
            List<String> names =
                    List.of(Hostile.text(random), cells.get(at) + "（亿元）", "备注", "（", "（）", cells.get(at) + "（" + "甲");
            cells.set(at, names.get(random.nextInt(names.size())));
            return cells;
        });
    }

    byte[] shuffleLines(byte[] bytes, Random random) {
        return lines(bytes, lines -> {
            Collections.shuffle(lines, random);
            return lines;
        });
    }

    byte[] repeatLines(byte[] bytes, Random random) {
        return lines(bytes, lines -> {
            int from = random.nextInt(lines.size());
            List<String> block =
                    List.copyOf(lines.subList(from, Math.min(lines.size(), from + 1 + random.nextInt(20))));
            lines.addAll(random.nextInt(lines.size() + 1), block);
            return lines;
        });
    }

    byte[] lineEnds(byte[] bytes, Random random) {
        String end =
                List.of("\n", "\r", "\n\r", "\r\r\n", "\u2028", "", "\r\n\r\n").get(random.nextInt(7));
        return text(bytes, t -> t.replace("\r\n", end));
    }

    byte[] insertText(byte[] bytes, Random random) {
        return text(bytes, t -> {
            int at = random.nextInt(t.length());
            return t.substring(0, at) + Hostile.text(random) + t.substring(at);
        });
    }

    byte[] longText(byte[] bytes, Random random) {
        String block = List.of("x", "甲", ",", "\"", "\"\"", "\n", ",\n", "1").get(random.nextInt(8));
        return text(bytes, t -> {
            int at = random.nextInt(t.length());
            return t.substring(0, at) + block.repeat(1 + random.nextInt(300_000)) + t.substring(at);
        });
    }

    byte[] otherEncoding(byte[] bytes, Random random) {
        return new String(bytes, charset).getBytes(CHARSETS.get(random.nextInt(CHARSETS.size())));
    }

    private byte[] header(byte[] bytes, UnaryOperator<List<String>> change) {
        String delimiter = String.valueOf(seed.delimiter());
        return lines(bytes, lines -> {
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).split(java.util.regex.Pattern.quote(delimiter), -1).length > 2) {
                    List<String> cells = new ArrayList<>(
                            Arrays.asList(lines.get(i).split(java.util.regex.Pattern.quote(delimiter), -1)));
                    lines.set(i, String.join(delimiter, change.apply(cells)));
                    break;
                }
            }
            return lines;
        });
    }

    private byte[] lines(byte[] bytes, UnaryOperator<List<String>> change) {
        return text(
                bytes,
                t -> change.apply(t.lines().collect(Collectors.toCollection(ArrayList::new))).stream()
                        .collect(Collectors.joining("\r\n", "", "\r\n")));
    }

    private byte[] text(byte[] bytes, UnaryOperator<String> change) {
        String text = new String(bytes, charset);
        return text.isEmpty() ? bytes : change.apply(text).getBytes(charset);
    }
}
