package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** All quarters reconciled, oldest first. */
final class Model {
    private final InForce inForce;
    private final SortedMap<Quarter, Panel> panels = new TreeMap<>();
    private final Identities identities = new Identities();

    Model(SortedMap<Quarter, java.util.List<Delivery>> files) {
        inForce = new InForce(files);
        Map<String, LocalDate> ends = new HashMap<>();
        // identity of who filed what, as matched in the filing's own quarter
        SortedMap<Quarter, Map<Row, String>> filings = new TreeMap<>(java.util.Comparator.reverseOrder());
        Set<String> borrowers = new HashSet<>();
        for (Quarter quarter : files.keySet()) {
            noteEnds(quarter, ends);
            Panel panel = new Panel(inForce, quarter, identities, Map.copyOf(ends), Set.copyOf(borrowers));
            Map<Row, String> filed = new java.util.LinkedHashMap<>();
            panel.matched(Shape.TAX)
                    .forEach(m -> filed.put(m.held().row(), m.member().identity()));
            filings.put(quarter, filed);
            filings.forEach((of, rows) -> rows.forEach((row, id) -> panel.addFiling(id, row, of)));
            panel.matched(Shape.LOAN).forEach(m -> borrowers.add(m.member().identity()));
            panels.put(quarter, panel);
        }
    }

    /** The day of an end: the newest date that the register gives, else the end of the first quarter that tells of it. */
    private void noteEnds(Quarter quarter, Map<String, LocalDate> ends) {
        for (Held held : inForce.of(Shape.REGISTRATION, quarter).rows()) {
            Row row = held.row();
            String id = identities.of(row);
            if (!Panel.ended(row)) {
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

    InForce inForce() {
        return inForce;
    }

    Panel panel(Quarter quarter) {
        return java.util.Objects.requireNonNull(panels.get(quarter), quarter::toString);
    }

    SortedMap<Quarter, Panel> panels() {
        return panels;
    }
}
