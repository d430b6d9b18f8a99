package cn.jidu.cli.terminal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.row.EnterpriseTrail;
import cn.jidu.explain.row.EnterpriseTrail.RegisteredQuarter;
import cn.jidu.explain.row.EnterpriseTrail.TiedRow;
import cn.jidu.explain.row.RowPlace;
import cn.jidu.report.view.CodeWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** An enterprise through the quarters, as people read it: of every quarter what changed. */
public final class EnterpriseText {
    private final PackageTexts texts = TerminalTexts.texts();
    private final Definitions definitions;
    private final CodeWords words;

    /** @param definitions whose words are used */
    public EnterpriseText(Definitions definitions) {
        this.definitions = definitions;
        this.words = new CodeWords(definitions);
    }

    /** Its newest name and code, then its quarters, then the rows that were tied to it. */
    public List<String> lines(EnterpriseTrail trail) {
        List<String> lines = new ArrayList<>();
        Map<String, String> last =
                trail.quarters().get(trail.quarters().size() - 1).told();
        lines.add(texts.get("enterprise.head", told(last, "name"), code(last)));
        Map<String, String> before = Map.of();
        for (RegisteredQuarter quarter : trail.quarters()) {
            lines.add(quarter(quarter, before));
            before = quarter.told();
        }
        lines.add(texts.get(trail.rows().isEmpty() ? "enterprise.rows.none" : "enterprise.rows"));
        trail.rows().forEach(r -> lines.add(row(r)));
        lines.addAll(new RowText(definitions).figures(trail.figures()));
        return lines;
    }

    private String quarter(RegisteredQuarter quarter, Map<String, String> before) {
        Map<String, String> changed = quarter.since(before);
        String said = changed.entrySet().stream()
                .filter(e -> !before.isEmpty() || !e.getValue().isEmpty())
                .map(e -> texts.get(
                        before.isEmpty() ? "enterprise.told" : "enterprise.changed",
                        texts.get("enterprise.column." + e.getKey()),
                        shown(e.getKey(), before.getOrDefault(e.getKey(), "")),
                        shown(e.getKey(), e.getValue())))
                .collect(Collectors.joining(texts.get("enterprise.and")));
        return texts.get(
                "enterprise.quarter",
                quarter.quarter(),
                quarter.revision(),
                said.isEmpty() ? texts.get("enterprise.unchanged") : said,
                place(quarter.place()));
    }

    private String row(TiedRow row) {
        return texts.get(
                "enterprise.row",
                row.quarter(),
                Objects.requireNonNull(definitions.sources().get(row.source())).title(),
                place(row.place()),
                words.name(row.tier()));
    }

    private String place(RowPlace place) {
        return texts.get("enterprise.place", place.file(), ToldSheet.of(place.sheet()), place.row());
    }

    /** The value in words; a dash where there is none. */
    private String shown(String column, String value) {
        if (value.isEmpty()) {
            return texts.get("enterprise.none");
        }
        return switch (column) {
            case "area_code" ->
                definitions.areas().findByCode(value).map(Area::name).orElse(value);
            case "size" -> texts.get("enterprise.size." + value);
            case "excluded_by" -> words.name(value);
            default -> value;
        };
    }

    private static String code(Map<String, String> told) {
        String code = told(told, "uscc");
        return code.isEmpty() ? told(told, "registration_no") : code;
    }

    private static String told(Map<String, String> told, String column) {
        return told.getOrDefault(column, "");
    }
}
