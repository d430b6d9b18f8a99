package cn.jidu.definition;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.reading.DefinitionFiles;
import cn.jidu.definition.reading.ProjectJobs;
import cn.jidu.definition.reading.TableReader;
import cn.jidu.definition.yaml.ProblemList;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * {@code size-groups.csv} spells out, for every class of GB/T 4754-2017, the row of 国统字〔2017〕213号 that covers it. It is
 * derived here once more from the standard's own table ({@code size-classes.csv}) and the industries.
 */
class SizeGroupsTest {
    private static ReferenceTable industries;
    private static ReferenceTable standard;
    private static ReferenceTable groups;

    @BeforeAll
    static void read() {
        var tables = new TableReader(new ProblemList()).readAll(DefinitionFiles.read(ProjectJobs.JOBS));
        industries = tables.get("industries");
        standard = tables.get("size-classes");
        groups = tables.get("size-groups");
    }

    @Test
    void followFromTheStandard() {
        List<List<String>> derived = industries.rows().stream()
                .filter(i -> cell(industries, i, "level").equals("中类"))
                .flatMap(SizeGroupsTest::derive)
                .toList();

        assertThat(groups.rows()).isEqualTo(derived);
    }

    @Test
    void leaveOutWhatTheStandardDoesNotCover() {
        List<String> covered = groups.rows().stream()
                .map(r -> cell(groups, r, "industry_class"))
                .toList();

        assertThat(covered).contains("013", "581", "591", "599", "702", "851").doesNotHaveDuplicates();
        assertThat(covered).noneMatch(c -> c.matches("53.|6[6-9].|704|83.|84.|9[1-7]."));
    }

    private static Stream<List<String>> derive(List<String> industry) {
        String code = cell(industries, industry, "code");
        List<List<String>> rows = standard.rows().stream()
                .filter(r -> covers(r, code, cell(industries, industry, "section")))
                .toList();
        if (rows.isEmpty()) {
            return Stream.empty();
        }
        List<String> derived = new ArrayList<>(List.of(code, cell(standard, rows.get(0), "size_group")));
        for (String indicator : List.of("X", "Y", "Z")) {
            derived.addAll(rows.stream()
                    .filter(r -> cell(standard, r, "indicator").equals(indicator))
                    .findFirst()
                    .map(r -> List.of(
                            cell(standard, r, "large"), cell(standard, r, "medium"), cell(standard, r, "small")))
                    .orElse(List.of("", "", "")));
        }
        return Stream.of(derived);
    }

    private static boolean covers(List<String> row, String code, String section) {
        return Stream.of(cell(standard, row, "codes").split(","))
                .anyMatch(c -> Character.isDigit(c.charAt(0)) ? code.startsWith(c) : section.equals(c));
    }

    private static String cell(ReferenceTable table, List<String> row, String column) {
        return row.get(table.column(column));
    }
}
