package cn.jidu.cli.listing;

import cn.jidu.change.ChangeCause;
import cn.jidu.change.ChangedFigure;
import cn.jidu.change.FigureChange;
import cn.jidu.change.FigureChange.CausedChange;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.measure.Rounding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Changed figures with their causes, as people read them: a line each, rounded as reports are. */
final class ChangeText {
    private static final PackageTexts TEXTS = TerminalTexts.texts();
    private static final PackageTexts CAUSES = PackageTexts.terminal(ChangeCause.class);

    private final Definitions definitions;

    /** @param definitions of the newer revision */
    ChangeText(Definitions definitions) {
        this.definitions = definitions;
    }

    /** One of each change, in their order. */
    List<String> lines(List<FigureChange> changes) {
        return changes.stream().map(this::line).toList();
    }

    private String line(FigureChange change) {
        ChangedFigure m = change.figure();
        FigureName name = FigureName.of(definitions, m.plan(), m.target(), m.indicator());
        String parts = change.parts().stream()
                .map(p -> part(p, change.shown(p, name.decimals()), name.decimals()))
                .collect(Collectors.joining(TEXTS.get("list.and")));
        return TEXTS.get(
                "diff.line",
                name.handle(),
                name.title(),
                definitions.areas().get(m.area()).name(),
                shown(change.before(), name.decimals()),
                shown(change.after(), name.decimals()),
                m.unit(),
                parts.isEmpty() ? TEXTS.get("diff.appeared") : parts);
    }

    private static String shown(Optional<BigDecimal> value, int decimals) {
        return value.map(v -> Rounding.round(v, decimals).toPlainString()).orElse(TEXTS.get("diff.missing"));
    }

    /** @param shown what it moved, as it is printed */
    private static String part(CausedChange part, BigDecimal shown, int decimals) {
        String moved = TEXTS.get(
                "diff.part",
                part.cause().told(CAUSES),
                part.change().signum() < 0 ? "-" : "+",
                shown.signum() == 0
                        ? TEXTS.get(
                                "diff.slight",
                                BigDecimal.ONE.movePointLeft(decimals).toPlainString())
                        : shown.abs().toPlainString());
        return part.terms()
                .map(t -> TEXTS.get(
                        "diff.terms", moved, plain(t.numerator(), decimals), plain(t.denominator(), decimals)))
                .orElse(moved);
    }

    private static String plain(BigDecimal number, int decimals) {
        return Rounding.round(number, decimals).stripTrailingZeros().toPlainString();
    }
}
