package cn.jidu.cli;

import cn.jidu.cleanse.RejectCode;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.report.ReportData;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import picocli.CommandLine.Command;

/** The rows that were not loaded, and why. */
@Command(name = "rejects", mixinStandardHelpOptions = true, description = "列出被剔除的行：文件、行、列、原值、原因。")
final class RejectsCommand extends ListCommand<RejectsCommand.Reject> {
    private static final String SQL = """
            select x.code, d.source, coalesce(nullif(x.area_code, ''), d.area_code) as area, d.quarter, d.file_name,
                x.sheet, x.row_no, x.field, x.value, x.expected
            from jidu.reject x join jidu.delivery d on d.delivery_id = x.delivery_id
            where ?::text is null or d.quarter = ?::text
            order by d.source collate "C", d.quarter collate "C", d.file_name collate "C", d.batch_id, d.rank_in_batch,
                x.sheet collate "C", x.row_no, x.fault_no""";

    RejectsCommand() {
        super("rejects.none");
    }

    @Override
    SortedSet<String> codes(Definitions definitions) {
        return Arrays.stream(RejectCode.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    void list(JdbcTemplate db, Definitions definitions, Optional<Quarter> asked, Consumer<Reject> to) {
        String quarter = asked.map(Quarter::toString).orElse(null);
        if (asked.isPresent() && ReportData.listDeliveries(db, asked).isEmpty()) {
            throw new InputException(texts.get("input.notReceived", asked.get()));
        }
        RowCallbackHandler reject = row -> to.accept(new Reject(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getInt(7),
                row.getString(8),
                row.getString(9),
                row.getString(10)));
        db.query(SQL, reject, quarter, quarter);
    }

    @Override
    String line(Reject r) {
        String place = r.sheet.isEmpty()
                ? texts.get("rejects.place", r.file, r.row)
                : texts.get("rejects.placeInSheet", r.file, r.row, r.sheet);
        return texts.get("rejects.line", place, r.field, r.value, r.code, r.expected);
    }

    /** As programs read it. */
    record Reject(
            String code,
            String source,
            String area,
            String quarter,
            String file,
            String sheet,
            int row,
            String field,
            String value,
            String expected)
            implements Found {}
}
