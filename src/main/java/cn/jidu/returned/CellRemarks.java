package cn.jidu.returned;

import cn.jidu.report.view.CodeWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The remarks of one delivery in the order of its rows, read as a stream while its rows are. */
final class CellRemarks implements AutoCloseable {
    private static final int FETCHED = 1000;

    /** Doubts that taking in listed, and those of the newest revision of the quarter. */
    static final String DOUBTS = """
            select f.row_no, f.code, f.message from jidu.intake_finding f where f.delivery_id = ?
            union all
            select f.row_no, f.code, f.message from jidu.revision_finding f where f.delivery_id = ? and f.row_no > 0
                and f.revision_id = (select r.revision_id from jidu.revision r where r.quarter = ? order by r.number desc limit 1)""";

    private static final String SQL = """
            select row_no, true as fault, fault_no, code, field, expected from jidu.reject where delivery_id = ?
            union all select distinct d.row_no, false, 0, d.code, '', '' from (%s) d
            order by 1, 2 desc, 3, 4""".formatted(DOUBTS);

    private final CodeWords words;
    private final PreparedStatement select;
    private final ResultSet rows;
    private int next;

    /** The connection must be within a transaction, else all remarks would be fetched at once. */
    CellRemarks(Connection connection, ReturnedOriginal file, CodeWords words) throws SQLException {
        this.words = words;
        this.select = connection.prepareStatement(SQL);
        try {
            select.setFetchSize(FETCHED);
            select.setLong(1, file.id());
            select.setLong(2, file.id());
            select.setLong(3, file.id());
            select.setString(4, file.quarter().toString());
            this.rows = select.executeQuery();
            advance();
        } catch (SQLException | RuntimeException e) {
            select.close();
            throw e;
        }
    }

    private void advance() throws SQLException {
        next = rows.next() ? rows.getInt(1) : Integer.MAX_VALUE;
    }

    /** Those of a row, faults first, in field order. Ask for rows in ascending order. */
    List<CellRemark> of(int rowNo) throws SQLException {
        List<CellRemark> found = new ArrayList<>();
        while (next <= rowNo) {
            if (next == rowNo) {
                found.add(new CellRemark(
                        rows.getBoolean(2), words.name(rows.getString(4)), rows.getString(5), rows.getString(6)));
            }
            advance();
        }
        return found;
    }

    @Override
    public void close() throws SQLException {
        select.close();
    }
}
