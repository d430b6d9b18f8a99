package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.sent.SentFile;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All quarters reconciled, oldest first. */
public final class ExpectedModel {
    private final ExpectedInForce inForce;
    private final SortedMap<Quarter, ExpectedPanel> panels = new TreeMap<>();
    private final ExpectedIdentities identities = new ExpectedIdentities();

    public ExpectedModel(SortedMap<Quarter, java.util.List<SentFile>> files) {
        inForce = new ExpectedInForce(files);
        Map<String, LocalDate> ends = new HashMap<>();
        // identity of who filed what, as matched in the filing's own quarter
        SortedMap<Quarter, Map<SampleRow, String>> filings = new TreeMap<>(java.util.Comparator.reverseOrder());
        Set<String> borrowers = new HashSet<>();
        for (Quarter quarter : files.keySet()) {
            noteEnds(quarter, ends);
            ExpectedPanel panel =
                    new ExpectedPanel(inForce, quarter, identities, Map.copyOf(ends), Set.copyOf(borrowers));
            Map<SampleRow, String> filed = new java.util.LinkedHashMap<>();
            panel.matched(SourceShape.TAX)
                    .forEach(m -> filed.put(m.held().row(), m.member().identity()));
            filings.put(quarter, filed);
            filings.forEach((of, rows) -> rows.forEach((row, id) -> panel.addFiling(id, row, of)));
            panel.matched(SourceShape.LOAN)
                    .forEach(m -> borrowers.add(m.member().identity()));
            panels.put(quarter, panel);
        }
    }

    /** The day of an end: the newest date that the register gives, else the end of the first quarter that tells of it. */
    private void noteEnds(Quarter quarter, Map<String, LocalDate> ends) {
        for (ExpectedHolds held : inForce.of(SourceShape.REGISTRATION, quarter).rows()) {
            SampleRow row = held.row();
            String id = identities.of(row);
            if (!ExpectedPanel.ended(row)) {
                continue;
            }
            LocalDate day = row.date("status_on");
            if (day != null) {
                ends.put(id, day);
            } else {
                ends.putIfAbsent(id, quarter.lastDay());
            }
        }
    }

    ExpectedInForce inForce() {
        return inForce;
    }

    ExpectedPanel panel(Quarter quarter) {
        return java.util.Objects.requireNonNull(panels.get(quarter), quarter::toString);
    }

    SortedMap<Quarter, ExpectedPanel> panels() {
        return panels;
    }
}
