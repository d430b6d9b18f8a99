package cn.jidu.explain;

import cn.jidu.definition.Panel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a panel says of a row, in the columns that it has of those that tell it.
 *
 * @param stage {@code matched} or {@code unmatched}; {@code in-force} where the panel's rows are tied to no enterprise
 * @param said the tier, and why an enterprise is not of the universe of figures outside plans
 */
public record PanelFate(String stage, String said) {
    private static final List<String> TOLD = List.of("enterprise_id", "tier", "excluded_by");

    /** How many columns {@link #columns} are. */
    public static final int WIDTH = 3;

    /** As a SELECT lists them, each behind a comma; null where the panel lacks one. */
    public static String columns(Panel panel) {
        return TOLD.stream()
                .map(c -> ", " + (has(panel, c) ? c + "::text" : "null") + " as told_" + c)
                .collect(Collectors.joining());
    }

    /** @param row that has the columns of {@link #columns} */
    public static PanelFate of(Panel panel, ResultSet row) throws SQLException {
        if (!has(panel, "enterprise_id")) {
            return new PanelFate("in-force", "");
        }
        String tier = row.getString("told_tier");
        String excludedBy = row.getString("told_excluded_by");
        return row.getString("told_enterprise_id") == null
                ? new PanelFate("unmatched", "")
                : new PanelFate(
                        "matched",
                        Stream.of(tier, excludedBy).filter(Objects::nonNull).collect(Collectors.joining(" ")));
    }

    private static boolean has(Panel panel, String column) {
        return panel.columns().stream().anyMatch(c -> c.name().equals(column));
    }
}
