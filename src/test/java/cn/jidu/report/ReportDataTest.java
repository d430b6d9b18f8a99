package cn.jidu.report;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.report.data.ReportData;
import cn.jidu.store.Database;
import cn.jidu.store.TestDatabase;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ReportDataTest {
    @Test
    void aRejectedRowOfTheCitysFileBelongsToTheCountyItStates() {
        try (Database database = TestDatabase.fresh()) {
            JdbcTemplate db = new JdbcTemplate(database.owner());
            db.execute("""
                    insert into jidu.batch (inbox, collected_at) values ('inbox', now());
                    insert into jidu.delivery
                        (batch_id, rank_in_batch, file_name, sha256, bytes, source, area_code, quarter, state)
                        values (1, 1, 'loan_331000_2018Q2.csv', 'aa', 1, 'loan', '331000', '2018Q2', 'loaded');
                    insert into jidu.reject (delivery_id, sheet, row_no, fault_no, code, area_code, field, value, expected)
                        values (1, '', 4, 1, 'DATE_INVALID', '331002', '发放日期', 'x', 'y'),
                            (1, '', 5, 1, 'ROW_WIDTH', '', '', 'x', 'y');
                    insert into jidu.definition_bundle values ('hash', '');
                    insert into jidu.revision
                        (quarter, number, inputs_hash, definitions_hash, program, up_to_batch, as_of, created_at)
                        values ('2018Q2', 1, 'in', 'hash', 'jidu', 1, '2018-07-20', now())""");
            Revision revision = new Revision(1, Quarter.of("2018Q2"), 1, LocalDate.of(2018, 7, 20), "in", true);
            List<String> rejects = new ArrayList<>();
            new ReportData(db, TaizhouPlan.definitions(), "jidu", revision)
                    .rejects(r -> rejects.add(r.code() + " " + r.area() + " " + r.row()));
            assertThat(rejects)
                    .as("without an area of its own it belongs to the file's")
                    .containsExactly("DATE_INVALID 331002 4", "ROW_WIDTH 331000 5");
        }
    }
}
