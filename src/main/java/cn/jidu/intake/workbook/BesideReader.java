package cn.jidu.intake.workbook;

import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.workbook.BesideCell.BesideKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what a sheet shows beside its cells: it follows what the sheet's part points to. What a program may write
 * otherwise when it saves a file anew (the names of parts, their order, where a picture stands) is not regarded.
 */
final class BesideReader {
    /** Of forms; comments have their text elsewhere. */
    private static final String LABELS = "vmlDrawing";

    /** By the type of the relation; what is not here is not seen, or stands in one of these as well. */
    private static final Map<String, BesideKind> SHOWN = Map.ofEntries(
            Map.entry("chart", BesideKind.CHART),
            Map.entry("chartEx", BesideKind.CHART),
            Map.entry("drawing", BesideKind.DRAWING),
            Map.entry(LABELS, BesideKind.DRAWING),
            Map.entry("chartUserShapes", BesideKind.DRAWING),
            Map.entry("diagramData", BesideKind.DRAWING),
            Map.entry("comments", BesideKind.COMMENT),
            Map.entry("image", BesideKind.PICTURE),
            Map.entry("oleObject", BesideKind.EMBEDDED),
            Map.entry("package", BesideKind.EMBEDDED));

    private static final Set<BesideKind> BY_BYTES = Set.of(BesideKind.PICTURE, BesideKind.EMBEDDED);

    /** The elements with text: of shapes and comments; what a chart has drawn, and from which cells. */
    private static final Set<String> TEXTS = Set.of("t", "v", "f");

    /** How far the axes of a chart reach and which way. */
    private static final Set<String> SCALES = Set.of("min", "max", "logBase", "orientation", "crossesAt");

    /** What begins a paragraph; within one, each change of fonts begins a text. */
    private static final Set<String> PARAGRAPHS = Set.of("p", "text", "si");

    private static final Pattern WHOLE = Pattern.compile("^(-?\\d+)[.]0+$");

    private final XlsxParts parts;
    private final int longest;
    private final Set<BesideKind> wanted;
    private final Set<String> seen = new HashSet<>();
    private final List<List<BesideCell>> found = new ArrayList<>();

    /**
     * @param longest how much of a text is kept, in characters
     * @param wanted what is read; the rest is followed to what it leads to
     */
    BesideReader(XlsxParts parts, int longest, Set<BesideKind> wanted) {
        this.parts = parts;
        this.longest = longest;
        this.wanted = wanted;
    }

    /** In the order of what stands in them. */
    List<BesideCell> read(String sheet) throws IOException, RefusedException {
        follow(sheet);
        return found.stream()
                .sorted(Comparator.comparing(List::toString))
                .flatMap(List::stream)
                .toList();
    }

    private void follow(String from) throws IOException, RefusedException {
        for (XlsxParts.Relation to : parts.relations(from).values()) {
            BesideKind kind = SHOWN.get(to.type());
            if (kind != null && parts.has(to.part()) && seen.add(to.part())) {
                if (wanted.contains(kind)) {
                    found.add(to.type().equals(LABELS) ? labels(to.part()) : cells(kind, to.part()));
                }
                follow(to.part());
            }
        }
    }

    private List<BesideCell> labels(String part) throws RefusedException {
        return VmlText.in(parts.text(part, longest)).stream()
                .map(text -> new BesideCell(BesideKind.DRAWING, text))
                .toList();
    }

    private List<BesideCell> cells(BesideKind kind, String part) throws IOException, RefusedException {
        return BY_BYTES.contains(kind) ? List.of(new BesideCell(kind, parts.sha256(part))) : texts(kind, part);
    }

    private List<BesideCell> texts(BesideKind kind, String part) throws IOException, RefusedException {
        List<BesideCell> texts = new ArrayList<>();
        String point = "";
        try (XmlReader xml = parts.open(part)) {
            boolean goesOn = false;
            while (xml.next()) {
                String name = xml.isStart() ? xml.name() : "";
                goesOn &= !PARAGRAPHS.contains(name);
                if (TEXTS.contains(name)) {
                    StringBuilder text = new StringBuilder(
                            goesOn ? texts.remove(texts.size() - 1).text() : "");
                    xml.text(text, longest);
                    texts.add(new BesideCell(kind, placed(point, written(name, text.toString()))));
                    point = "";
                    goesOn = name.equals("t");
                } else if (name.equals("pt")) {
                    point = xml.attribute("idx").orElse("");
                } else if (kind == BesideKind.CHART) {
                    drawn(name, xml).ifPresent(d -> texts.add(new BesideCell(kind, d)));
                }
            }
        }
        texts.removeIf(t -> t.text().isBlank());
        return texts;
    }

    /** A chart's value stands at its place, whatever comes before it. */
    private static String placed(String point, String text) {
        return point.isEmpty() || text.isBlank() ? text : point + " " + text;
    }

    private static Optional<String> drawn(String name, XmlReader xml) {
        if (SCALES.contains(name)) {
            return Optional.of(name + " " + written("v", xml.attribute("val").orElse("")));
        }
        return Optional.of(name).filter(n -> n.endsWith("Chart"));
    }

    /** Programs write sheets in quotes or not, whole numbers with a point or not, and a title as a reference to itself. */
    private static String written(String element, String text) {
        return switch (element) {
            case "f" -> text.startsWith("\"") ? "" : text.replace("'", "");
            case "v" -> WHOLE.matcher(text).replaceFirst("$1");
            default -> text;
        };
    }
}
