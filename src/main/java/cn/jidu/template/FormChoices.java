package cn.jidu.template;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.SourceField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The values that a form offers for a field: each means one thing to intake, and is called as people call it. */
final class FormChoices {
    /** What a field may name besides a table of reference. */
    private static final String INDICATORS = "indicators";

    private static final String YES = "是";
    private static final String NO = "否";

    private final Definitions definitions;
    private final SubmissionForm form;

    FormChoices(Definitions definitions, SubmissionForm form) {
        this.definitions = definitions;
        this.form = form;
    }

    /** Empty where anything may stand. */
    List<FormChoice> of(SourceField field) {
        return switch (field.type()) {
            case CHOICE -> plain(field.choices());
            case LISTED -> listed(field.table().orElseThrow());
            case BOOLEAN ->
                plain(List.of(
                        first(field.form().trueValues(), YES),
                        first(field.form().falseValues(), NO)));
            case QUARTER ->
                List.of(new FormChoice(form.quarter().toString(), form.quarter().chinese()));
            case AREA -> areas();
            case TEXT, DATE, NUMBER, INTEGER, INDUSTRY, ENTERPRISE_CODE -> List.of();
        };
    }

    private static String first(List<String> declared, String usual) {
        return declared.isEmpty() ? usual : declared.get(0);
    }

    private static List<FormChoice> plain(List<String> values) {
        return values.stream().map(v -> new FormChoice(v, "")).toList();
    }

    /** By name where it means this one within the file's area, else by code. */
    private List<FormChoice> areas() {
        AreaTree areas = definitions.areas();
        return areas.all().stream()
                .filter(a -> areas.isWithin(a.code(), form.area().code()))
                .map(a -> isNamed(a) ? new FormChoice(a.name(), a.code()) : new FormChoice(a.code(), a.name()))
                .toList();
    }

    private boolean isNamed(Area area) {
        return definitions.areas().named(area.name(), form.area().code()).one().equals(Optional.of(area));
    }

    private List<FormChoice> listed(String table) {
        // their table, which intake reads, has no column of names
        if (table.equals(INDICATORS)) {
            return named(definitions.indicators().values().stream().map(i -> named(i)));
        }
        ReferenceTable rows = definitions.tables().get(table);
        if (rows != null) {
            int name = rows.columns().indexOf("name");
            return named(rows.rows().stream()
                    .map(r -> new ListedName(r.get(0), name < 0 ? r.get(0) : r.get(name), name < 0 ? "" : r.get(0))));
        }
        throw new IllegalStateException("no table " + table);
    }

    private static ListedName named(Indicator indicator) {
        return new ListedName(indicator.key(), indicator.title(), indicator.unit());
    }

    private record ListedName(String key, String name, String remark) {}

    /** A name that stands for another already is told by its key. */
    private static List<FormChoice> named(Stream<ListedName> all) {
        Set<String> taken = new HashSet<>();
        List<FormChoice> choices = new ArrayList<>();
        all.forEach(n -> choices.add(
                !n.name().isEmpty() && taken.add(n.name())
                        ? new FormChoice(n.name(), n.remark())
                        : new FormChoice(n.key(), n.name())));
        return choices;
    }
}
