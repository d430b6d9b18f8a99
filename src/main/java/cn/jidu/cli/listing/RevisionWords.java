package cn.jidu.cli.listing;

import cn.jidu.change.ChangeCause;
import cn.jidu.change.RevisionStatistic;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Target;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.measure.Rounding;
import java.math.BigDecimal;
import java.util.Optional;

/** How a figure has been revised over time, as people read it. */
final class RevisionWords {
    private static final PackageTexts TEXTS = TerminalTexts.texts();
    private static final PackageTexts CAUSES = PackageTexts.terminal(ChangeCause.class);
    /** Revisions are smaller than figures: two decimals more show them. */
    private static final int MORE_DECIMALS = 2;

    private final Definitions definitions;

    /** @param definitions of today */
    RevisionWords(Definitions definitions) {
        this.definitions = definitions;
    }

    String line(RevisionStatistic s) {
        FigureName name = FigureName.of(definitions, s.plan(), s.target(), s.indicator());
        int decimals = name.decimals() + MORE_DECIMALS;
        String causes = TEXTS.listed(s.causeShares().entrySet().stream()
                .map(e -> TEXTS.get(
                        "diff.share",
                        e.getKey().told(CAUSES),
                        Rounding.share(e.getValue()).toPlainString())));
        return TEXTS.get(
                "diff.statistic",
                name.handle(),
                name.title(),
                s.figures(),
                plain(s.meanRevision(), decimals) + unit(name),
                told(s.biasProbability().map(BigDecimal::toPlainString)),
                plain(s.meanAbsoluteRevision(), decimals) + unit(name),
                told(s.relativeMeanAbsolute().map(r -> Rounding.share(r).toPlainString() + "%")),
                definitions.areas().get(s.largest().area()).name(),
                s.largest().quarter(),
                plain(s.largest().newest().subtract(s.largest().first()), name.decimals()) + unit(name),
                s.yoySignChanges(),
                causes.isEmpty() ? TEXTS.get("diff.missing") : causes);
    }

    /** What percents differ by are points. */
    private static String unit(FigureName name) {
        return name.unit().equals("%") ? Target.POINTS_UNIT : name.unit();
    }

    private static String told(Optional<String> value) {
        return value.orElse(TEXTS.get("diff.missing"));
    }

    private static String plain(BigDecimal number, int decimals) {
        return Rounding.round(number, decimals).stripTrailingZeros().toPlainString();
    }
}
