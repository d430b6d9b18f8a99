package cn.jidu.reconcile.arrival;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Indicator;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.source.SumBound;
import cn.jidu.definition.text.PackageTexts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds the first bound of its contract that the sums of a full delivery break, and says so. */
final class SumJump {
    /** As old as a last quarter may be that a file is compared with: the year before. */
    private static final int QUARTERS_BACK = 4;
    /** Figures that a message names. */
    private static final int NAMED = 8;

    private static final PackageTexts TEXTS = PackageTexts.chinese(SumJump.class);

    private final CellSums sums;
    private final Source source;
    private final Definitions definitions;

    SumJump(JdbcTemplate db, Source source, Definitions definitions) {
        this.sums = new CellSums(db, source);
        this.source = source;
        this.definitions = definitions;
    }

    /**
     * Why the files are held; empty where no bound is broken.
     *
     * @param replaced what they would put out of force
     * @param before the deliveries that rank before them, held ones left out
     */
    Optional<String> message(ArrivedDelivery arrived, List<CoverageCell> replaced, List<LoadedDelivery> before) {
        if (source.sumBounds().isEmpty()) {
            return Optional.empty();
        }
        Map<String, CellSums.CellSum> here = sums.of(arrived.cells(source));
        Quarter quarter = arrived.full().quarter();
        List<CoverageCell> own = replaced.stream().filter(c -> !c.carried()).toList();
        return broken(arrived, here, TEXTS.get("held.before.replaced"), sums.of(own))
                .or(() -> lastQuarter(source, definitions.areas(), arrived.full(), before).stream()
                        .flatMap(cells -> broken(
                                arrived,
                                here,
                                TEXTS.get(
                                        cells.get(0).from().equals(quarter.previous())
                                                ? "held.before.lastQuarter"
                                                : "held.before.quarter",
                                        cells.get(0).from()),
                                sums.of(cells))
                                .stream())
                        .findFirst());
    }

    /** What of its newest quarter before was in force for what it speaks of. */
    static Optional<List<CoverageCell>> lastQuarter(
            Source source, AreaTree areas, LoadedDelivery delivery, List<LoadedDelivery> before) {
        Set<String> values = delivery.replaceValues();
        DeliveryCoverage coverage =
                new DeliveryCoverage(source, areas, NearDeliveries.of(source, areas, before, delivery));
        return Stream.iterate(delivery.quarter().previous(), Quarter::previous)
                .limit(QUARTERS_BACK)
                .map(quarter -> coverage.inForce(quarter).stream()
                        .filter(c -> !c.carried() && areas.isWithin(c.area(), delivery.area()))
                        .filter(c -> source.replacesBy().isEmpty() || values.contains(c.replaceValue()))
                        .toList())
                .filter(cells -> !cells.isEmpty())
                .findFirst();
    }

    private Optional<String> broken(
            ArrivedDelivery arrived,
            Map<String, CellSums.CellSum> here,
            String than,
            Map<String, CellSums.CellSum> other) {
        for (SumBound bound : source.sumBounds()) {
            CellSums.CellSum own = here.getOrDefault(bound.field(), CellSums.CellSum.NOTHING);
            CellSums.CellSum that = other.getOrDefault(bound.field(), CellSums.CellSum.NOTHING);
            if (bound.isBroken(own.total(), own.rows(), that.total(), that.rows())) {
                return Optional.of(text(arrived, bound, own, than, that));
            }
        }
        return Optional.empty();
    }

    private String text(
            ArrivedDelivery arrived, SumBound bound, CellSums.CellSum own, String than, CellSums.CellSum that) {
        SourceField field = source.field(bound.field());
        String unit = field.unit().orElse("");
        boolean more = own.total().compareTo(that.total()) > 0;
        return TEXTS.get(
                more ? "held.more" : "held.less",
                arrived.names(),
                field.title(),
                plain(own.total()) + unit,
                than,
                plain(that.total()) + unit,
                plain(bound.times()),
                figures());
    }

    /** The figures that read the source, but for those of single plans. */
    private String figures() {
        List<String> titles = definitions.indicators().values().stream()
                .filter(i -> i.shown() == Indicator.Shown.ALWAYS)
                .filter(this::reads)
                .map(Indicator::title)
                .distinct()
                .toList();
        String named = titles.stream().limit(NAMED).collect(Collectors.joining("、"));
        return titles.isEmpty()
                ? TEXTS.get("held.noFigures")
                : titles.size() > NAMED ? TEXTS.get("held.figures", named, titles.size()) : named;
    }

    private boolean reads(Indicator indicator) {
        return Stream.concat(indicator.needs().stream(), indicator.needsTrailing().stream())
                .anyMatch(n -> n.equals(source.name()) || n.startsWith(source.name() + ":"));
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
