package cn.jidu.returned;

import cn.jidu.definition.text.PackageTexts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind of remark about a delivery.
 *
 * @param rows the rows that have it; a row with several kinds counts under each
 * @param example the first of them, in words; identity numbers of citizens are hidden in it
 */
record RejectReason(String code, long rows, String example) {
    private static final PackageTexts TEXTS = PackageTexts.chinese(RejectReason.class);

    private static final String FAULTS = """
            select c.code, c.rows, x.row_no, x.field, x.value, x.expected
            from (select code, count(distinct row_no) as rows from jidu.reject where delivery_id = ? group by code) c
            cross join lateral (
                select r.* from jidu.reject r where r.delivery_id = ? and r.code = c.code order by r.row_no, r.fault_no limit 1) x
            order by c.rows desc, c.code collate "C\"""";

    private static final String DOUBTS = """
            select code, count(distinct row_no) as rows, (array_agg(message order by row_no))[1]
            from (%s) d group by code order by 2 desc, code collate "C\"""".formatted(CellRemarks.DOUBTS);

    /** Why rows were not loaded, the most frequent first. */
    static List<RejectReason> faults(Connection connection, ReturnedOriginal file) throws SQLException {
        List<RejectReason> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FAULTS)) {
            select.setLong(1, file.id());
            select.setLong(2, file.id());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new RejectReason(row.getString(1), row.getLong(2), example(row)));
                }
            }
        }
        return found;
    }

    private static String example(ResultSet row) throws SQLException {
        String field = row.getString(4);
        String value = row.getString(5);
        if (field.isEmpty()) {
            return TEXTS.get("example.row", row.getInt(3), row.getString(6));
        }
        return value.isBlank()
                ? TEXTS.get("example.empty", row.getInt(3), field, row.getString(6))
                : TEXTS.get("example.value", row.getInt(3), field, value, row.getString(6));
    }

    /** What was doubted about rows that were loaded, the most frequent first. */
    static List<RejectReason> doubts(Connection connection, ReturnedOriginal file) throws SQLException {
        List<RejectReason> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(DOUBTS)) {
            select.setLong(1, file.id());
            select.setLong(2, file.id());
            select.setString(3, file.quarter().toString());
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new RejectReason(row.getString(1), row.getLong(2), row.getString(3)));
                }
            }
        }
        return found;
    }
}
