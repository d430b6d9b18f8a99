package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.jidu.definition.JobsCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What becomes of every file of the cases, where they are at hand. {@code shared-cases.txt} tells of each its fate, how many
 * rows went where, why, what was noted, and each row that is not as in the baseline's file of the same source: {@code ≠} with
 * the values that differ, {@code +} a row of another key with its values, {@code −} a row of the baseline that is not there.
 */
class SharedCasesTest {
    private static final Path CASES = Path.of(System.getProperty("jidu.shared", "none"), "cases");

    private static final String FILES = """
            select d.delivery_id, coalesce(d.source, ''), concat_ws('; ', d.file_name, d.state, d.refusal,
                (select string_agg(t.stage || ' ' || t.rows, ' ' order by t.stage desc) from (
                    select c.stage, sum(c.rows) as rows from jidu.delivery_count c
                    where c.delivery_id = d.delivery_id group by c.stage) t)),
                concat_ws('; ', d.message, d.notes)
            from jidu.delivery d order by d.file_name, d.sha256""";

    private static final String FAULTS = """
            select format('  reject %%s: %%s', r.row_no,
                string_agg(concat_ws(' ', r.code, r.field, r.value), ', ' order by r.fault_no))
            from jidu.reject r where r.delivery_id = %1$s group by r.row_no order by r.row_no""";

    private static final String FINDINGS = """
            select format('  finding %%s: %%s', f.row_no, f.code)
            from jidu.intake_finding f where f.delivery_id = %1$s order by f.row_no, f.code""";

    private static final String ROWS = """
            with fields as (
                select r.delivery_id = %1$s as own, coalesce(r.row_key, 'row ' || r.row_no) as key, e.key as field,
                    case jsonb_typeof(e.value) when 'number' then trim_scale(e.value::numeric)::text
                        else e.value #>> '{}' end as value
                from jidu.row_%2$s r, jsonb_each(jsonb_strip_nulls(to_jsonb(r)
                    - '{quarter,delivery_id,sheet_no,row_no,row_key}'::text[])) e
                where r.delivery_id in (%1$s, (select d.delivery_id from jidu.delivery d
                    where d.file_name = '%2$s_331002_2018Q2.csv'))),
            pairs as (
                select key, field, max(value) filter (where not own) as before, max(value) filter (where own) as now
                from fields group by key, field),
            sides as (
                select key, bool_and(now is null) as missing, bool_and(before is null) as added,
                    string_agg(now, ' ' order by field) as all_of_it,
                    string_agg(format('%%s %%s → %%s', field, coalesce(before, '∅'), coalesce(now, '∅')), ', ' order by field)
                        filter (where before is distinct from now) as changes
                from pairs group by key)
            select case when missing then format('  − %%s', key) when added then format('  + %%s: %%s', key, all_of_it)
                else format('  ≠ %%s: %%s', key, changes) end
            from sides where changes is not null order by key collate "C" asc""";

    @TempDir
    Path folder;

    @Test
    void everyOutcome() throws IOException {
        assumeTrue(Files.isDirectory(CASES), "no cases here");
        List<String> outcomes = new ArrayList<>();
        try (Fixture f = new Fixture(folder, JobsCopy.load(Path.of("jobs")))) {
            fill(f.inbox);
            f.collect();
            f.takeAll();
            for (String file : f.query(FILES)) {
                String[] told = file.split(" \\| ", -1);
                outcomes.add(told[2]);
                if (!told[3].isEmpty()) {
                    outcomes.add("  " + (told[3].length() > 300 ? told[3].substring(0, 300) + "…" : told[3]));
                }
                outcomes.addAll(f.query(FAULTS.formatted(told[0])));
                outcomes.addAll(f.query(FINDINGS.formatted(told[0])));
                if (told[2].contains("; loaded; ")) {
                    outcomes.addAll(f.query(ROWS.formatted(told[0], told[1])));
                }
            }
        }

        assertThat(String.join("\n", outcomes) + "\n").isEqualTo(expected());
    }

    private static String expected() throws IOException {
        try (InputStream in = Objects.requireNonNull(SharedCasesTest.class.getResourceAsStream("shared-cases.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void fill(Path inbox) throws IOException {
        try (Stream<Path> all = Files.walk(CASES)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("README")) {
                    Path target = inbox.resolve(CASES.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}
