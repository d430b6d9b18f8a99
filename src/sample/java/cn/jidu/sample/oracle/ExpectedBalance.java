package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.sent.SentFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The statement that accounts for every row of a source and quarter (CONTRACTS, section 1). */
public final class ExpectedBalance {
    static final String HEADER = "SOURCE,REF_AREA,TIME_PERIOD,STAGE,REASON,ROWS";

    /** Sorts as text: source, area, stage, reason. */
    public record ExpectedLine(String source, String area, String stage, String reason)
            implements Comparable<ExpectedLine> {
        @Override
        public int compareTo(ExpectedLine other) {
            return toString().compareTo(other.toString());
        }

        @Override
        public String toString() {
            return source + "," + area + "," + stage + "," + reason;
        }
    }

    private final TreeMap<ExpectedLine, Long> lines = new TreeMap<>();
    private final ExpectedModel model;
    private final Quarter quarter;

    public ExpectedBalance(ExpectedModel model, Quarter quarter) {
        this.model = model;
        this.quarter = quarter;
        for (SourceShape shape : SourceShape.values()) {
            received(shape);
            standing(shape);
            if (shape.matched()) {
                matched(shape);
            } else {
                inForce(shape).forEach(h -> count(shape, h.area(), "counted", ""));
            }
        }
    }

    /** Lines of the city and each county; a line of zero rows is left out. */
    public Map<ExpectedLine, Long> lines() {
        return lines;
    }

    List<String> csv() {
        List<String> csv = new ArrayList<>();
        lines.forEach((l, rows) -> csv.add(
                l.source() + "," + l.area() + "," + quarter.sdmx() + "," + l.stage() + "," + l.reason() + "," + rows));
        return csv;
    }

    private List<ExpectedHolds> inForce(SourceShape shape) {
        return model.inForce().of(shape, quarter).rows();
    }

    private void received(SourceShape shape) {
        for (SentFile file : model.inForce().standing(shape, quarter)) {
            Map<SampleRow, SampleRow> duplicates = file.duplicates();
            for (SampleRow row : file.rows()) {
                String area = file.areaOf(row);
                count(shape, area, "read", "");
                if (row.rejected()) {
                    count(shape, area, "rejected", row.faults().get(0).code());
                } else if (duplicates.containsKey(row)) {
                    count(shape, area, "duplicate", ExpectedFindings.duplicateCode(row, duplicates));
                } else {
                    count(shape, area, "loaded", "");
                }
            }
        }
    }

    private void standing(SourceShape shape) {
        ExpectedInForce.State state = model.inForce().of(shape, quarter);
        state.replaced().forEach(h -> count(shape, h.area(), "superseded", ""));
        Stream.concat(
                        state.superseded().stream().map(ExpectedInForce.Superseded::older),
                        state.claims().stream().map(ExpectedClaims.Claim::lost))
                .filter(h -> !h.carried())
                .forEach(h -> count(shape, h.area(), "superseded", ""));
        for (ExpectedHolds held : state.rows()) {
            count(shape, held.area(), "in-force", "");
            if (held.carried()) {
                count(shape, held.area(), "carried", "");
            }
        }
    }

    private void matched(SourceShape shape) {
        ExpectedPanel panel = model.panel(quarter);
        if (shape == SourceShape.REGISTRATION) {
            for (ExpectedMember member : panel.members()) {
                count(shape, member.area(), "matched", "EXACT");
                ending(shape, member);
            }
            return;
        }
        panel.unmatched(shape)
                .forEach(u ->
                        count(shape, u.held().area(), "unmatched", u.reason().name()));
        for (ExpectedPanel.Matched m : panel.matched(shape)) {
            count(shape, m.held().area(), "matched", m.tie().name());
            move(shape, m.held().area(), m.member().area());
            ending(shape, m.member());
        }
    }

    /** A row leaves the areas that hold its own but not the registry's, and comes into those that hold only the latter. */
    private void move(SourceShape shape, String own, String registered) {
        for (String area : SampleCounties.all()) {
            boolean from = SampleCounties.isWithin(own, area);
            boolean to = SampleCounties.isWithin(registered, area);
            if (from != to) {
                add(new ExpectedLine(shape.source(), area, "moved", to ? "in" : "out"));
            }
        }
    }

    private void ending(SourceShape shape, ExpectedMember member) {
        String exclusion = shape.countsAll() ? "" : member.exclusion();
        count(shape, member.area(), exclusion.isEmpty() ? "counted" : "excluded", exclusion);
    }

    private void count(SourceShape shape, String area, String stage, String reason) {
        add(new ExpectedLine(shape.source(), area, stage, reason));
        if (!area.equals(SampleCounties.CITY)) {
            add(new ExpectedLine(shape.source(), SampleCounties.CITY, stage, reason));
        }
    }

    private void add(ExpectedLine line) {
        lines.merge(line, 1L, Long::sum);
    }
}
