package cn.jidu.definition.docs;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Target;
import cn.jidu.definition.TargetChanges;
import cn.jidu.definition.text.PackageTexts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A target as a row of its section's table. */
final class TargetRow {
    private static final PackageTexts TEXTS = PackageTexts.chinese(TargetRow.class);

    private TargetRow() {}

    static List<String> cells(Target target, Definitions definitions) {
        String own = Optional.ofNullable(definitions.indicators().get(target.indicator()))
                .map(Indicator::unit)
                .orElse("");
        String unit =
                switch (target.kind()) {
                    case POINTS -> Target.POINTS_UNIT;
                    case COVERAGE -> Target.COVERAGE_UNIT;
                    default -> own;
                };
        return List.of(
                target.id(),
                target.clause(),
                DefinitionDocs.code(target.indicator()),
                TEXTS.get("docs.kind." + DefinitionDocs.name(target.kind())),
                number(target, unit, own),
                String.join("、", target.units().named()),
                TEXTS.get("docs.basis." + DefinitionDocs.name(target.basis())));
    }

    /** With what each area has to reach, of what it is a part, and how it changes with time. */
    private static String number(Target target, String unit, String own) {
        String text = TEXTS.get(
                "docs.comparison." + DefinitionDocs.name(target.comparison()),
                target.value().toPlainString() + unit);
        if (target.each().isPresent()) {
            text = TEXTS.get("docs.each", text, target.each().get().toPlainString(), own);
        }
        if (target.partOf().isPresent()) {
            text = TEXTS.get("docs.partOf", text, target.partOf().get());
        }
        if (target.sameAs().isPresent()) {
            text = TEXTS.get("docs.sameAs", text, target.sameAs().get());
        }
        for (Map.Entry<Integer, BigDecimal> year :
                new TreeMap<>(target.changes().years()).entrySet()) {
            text = TEXTS.get(
                    "docs.year", text, year.getKey().toString(), year.getValue().toPlainString() + unit);
        }
        for (TargetChanges.Revised later : target.changes().revised()) {
            text = TEXTS.get(
                    "docs.revised", text, later.from(), later.value().toPlainString() + unit, later.document());
        }
        return text;
    }
}
