package cn.jidu.explain.row;

import cn.jidu.definition.Quarter;
import cn.jidu.explain.row.RowFate.HoldingFigure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One enterprise through the quarters: how it was registered, and the rows of other sources that were tied to it.
 *
 * @param id the one that it keeps through changes of code, name and area
 * @param quarters oldest first
 * @param rows oldest quarter first, then by panel, file and row
 * @param figures those of the newest quarter that count it, by any of its rows
 */
public record EnterpriseTrail(
        UUID id, List<RegisteredQuarter> quarters, List<TiedRow> rows, List<HoldingFigure> figures) {

    public EnterpriseTrail {
        quarters = List.copyOf(quarters);
        rows = List.copyOf(rows);
        figures = List.copyOf(figures);
    }

    /**
     * The enterprise as the newest revision of a quarter has it.
     *
     * @param told by column of {@code enterprise_quarter}; empty where nothing is known
     * @param place the registration that says so
     */
    public record RegisteredQuarter(Quarter quarter, int revision, Map<String, String> told, RowPlace place) {
        public RegisteredQuarter {
            told = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(told));
        }

        /** What is told otherwise than a quarter before; everything where there is none before. */
        public Map<String, String> since(Map<String, String> before) {
            Map<String, String> changed = new LinkedHashMap<>(told);
            changed.entrySet().removeIf(e -> Objects.equals(before.getOrDefault(e.getKey(), ""), e.getValue()));
            return changed;
        }
    }

    /**
     * A row of another source in a quarter.
     *
     * @param tier by which it was tied
     */
    public record TiedRow(Quarter quarter, String source, String tier, RowPlace place) {}
}
