package cn.jidu.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import cn.jidu.store.Transaction;
import cn.jidu.store.rows.LiteralRows;
import cn.jidu.store.rows.RowTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** {@code docs/panels.md} lists the columns that there are. */
class PanelsPageTest {
    private static final Pattern SECTION = Pattern.compile("(?ms)^## Columns of `([^`]+)`\n(.*?)(?=^## )");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`[^|]*) \\| [a-z]");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9_]+)`");

    @Test
    void theColumnsOfThePageAreThoseOfTheTables() throws IOException {
        Map<String, Set<String>> told = new TreeMap<>();
        SECTION.matcher(Files.readString(Path.of("docs/panels.md")))
                .results()
                .forEach(s -> told.put(s.group(1), names(s)));

        try (Database database = TestDatabase.fresh()) {
            Transaction.trial(database.owner(), connection -> {
                Definitions definitions = JobsCopy.load(Path.of("jobs"));
                JdbcTemplate db = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
                EmptyInputs.make(connection, db, definitions, new Quarter(2018, 2));

                Set<String> matched = new TreeSet<>(
                        LiteralRows.columns(connection, "matched_loan").keySet());
                Set<String> inForce = new TreeSet<>(
                        LiteralRows.columns(connection, "in_force_loan").keySet());
                matched.removeAll(inForce);
                RowTables.fields(definitions.sources().get("loan")).forEach(f -> {
                    inForce.remove(f.name());
                    inForce.remove(f.name() + "_kind");
                    inForce.remove(f.name() + "_repaired");
                });
                assertThat(told)
                        .isEqualTo(Map.of(
                                "in_force_<source>",
                                inForce,
                                "matched_<source>",
                                matched,
                                "this_quarter",
                                LiteralRows.columns(connection, "this_quarter").keySet()));
                return told;
            });
        }
    }

    private static Set<String> names(MatchResult section) {
        Set<String> names = new TreeSet<>();
        ROW.matcher(section.group(2))
                .results()
                .map(r -> r.group(1))
                .forEach(cell -> NAME.matcher(cell).results().forEach(n -> names.add(n.group(1))));
        return names;
    }
}
