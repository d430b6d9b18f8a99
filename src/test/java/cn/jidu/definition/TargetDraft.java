package cn.jidu.definition;

import cn.jidu.definition.Target.Basis;
import cn.jidu.definition.Target.Comparison;
import cn.jidu.definition.Target.TargetKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A target for tests: the plainest of its kind, but for what is said of it. */
public final class TargetDraft {
    private final String indicator;
    private final TargetKind kind;
    private final Comparison comparison;
    private final BigDecimal value;
    private String id = "T";
    private String title = "";
    private Optional<BigDecimal> tolerance = Optional.empty();
    private ResponsibleUnits units = ResponsibleUnits.NONE;
    private Basis basis = Basis.COMPUTED;
    private List<BigDecimal> profile = List.of();
    private Map<String, BigDecimal> quotas = Map.of();
    private Optional<BigDecimal> each = Optional.empty();
    private TargetChanges changes = TargetChanges.NONE;

    public TargetDraft(String indicator, TargetKind kind, Comparison comparison, String value) {
        this.indicator = indicator;
        this.kind = kind;
        this.comparison = comparison;
        this.value = new BigDecimal(value);
    }

    /** Its title is the document's sentence too. */
    public TargetDraft called(String ownId, String ownTitle) {
        id = ownId;
        title = ownTitle;
        return this;
    }

    public TargetDraft within(String ownTolerance) {
        tolerance = Optional.of(new BigDecimal(ownTolerance));
        return this;
    }

    public TargetDraft of(ResponsibleUnits ownUnits, Basis ownBasis) {
        units = ownUnits;
        basis = ownBasis;
        return this;
    }

    public TargetDraft due(List<BigDecimal> ownProfile) {
        profile = ownProfile;
        return this;
    }

    public TargetDraft split(Map<String, BigDecimal> ownQuotas) {
        quotas = ownQuotas;
        return this;
    }

    public TargetDraft each(Optional<BigDecimal> area) {
        each = area;
        return this;
    }

    public TargetDraft changing(TargetChanges ownChanges) {
        changes = ownChanges;
        return this;
    }

    public Target target() {
        return new Target(
                id,
                title,
                title,
                indicator,
                kind,
                comparison,
                value,
                tolerance,
                units,
                Map.of(),
                basis,
                Optional.empty(),
                profile,
                quotas,
                Optional.empty(),
                each,
                changes,
                Optional.empty(),
                Optional.empty());
    }
}
