package cn.jidu.cleanse;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.cleanse.cell.CodeReader;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.store.rows.RowTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked of a delivery's rows once they are in the table: duplicates, and counts by area. */
final class LoadedRows {
    /** The keys that may stand more than once; filled by the loader. */
    static final String REPEATED_KEYS = "repeated_key";

    private static final String NO_DUPLICATE =
            "not exists (select from pg_temp.duplicate d where d.sheet_no = r.sheet_no and d.row_no = r.row_no)";

    private static final Set<String> NOT_TYPED = Set.of("quarter", "delivery_id", "sheet_no", "row_no", "row_key");
    private static final PackageTexts TEXTS = PackageTexts.chinese(LoadedRows.class);

    private final Connection connection;
    private final CollectedDelivery delivery;
    private final String table;

    LoadedRows(Connection connection, CollectedDelivery delivery) {
        this.connection = connection;
        this.delivery = delivery;
        this.table = RowTables.partition(delivery.source(), delivery.quarter());
    }

    void createRepeatedKeys() throws SQLException {
        execute("create temporary table repeated_key (row_key text collate \"C\") on commit drop");
    }

    /**
     * Sets the rows apart that a later row of the same key stands for, and lists them.
     *
     * @return how many
     */
    long markDuplicates() throws SQLException {
        execute("""
                create temporary table repeated_row on commit drop as
                select r.*, row_number() over (partition by row_key order by sheet_no desc, row_no desc) as from_last
                from %s r where delivery_id = %s and row_key in (select row_key from pg_temp.repeated_key)""".formatted(name(table), delivery.id()));
        execute("analyze pg_temp.repeated_row");
        // with all that is asked of them, so that nothing below looks for them among the rows once more
        execute("""
                create temporary table duplicate on commit drop as
                select e.delivery_id, e.sheet_no, e.row_no, e.own_area, e.replace_value, e.row_key, w.row_no as standing_no,
                    case when %s is not distinct from %s then 'DUPLICATE_IDENTICAL' else 'DUPLICATE_CONFLICT' end as code
                from pg_temp.repeated_row e join pg_temp.repeated_row w on w.row_key = e.row_key and w.from_last = 1
                where e.from_last > 1""".formatted(typed("e"), typed("w")));
        return execute("""
                insert into jidu.duplicate_row (delivery_id, sheet_no, row_no, code)
                select delivery_id, sheet_no, row_no, code from pg_temp.duplicate""");
    }

    /** Lists the duplicates as findings; a citizen's number is no part of what is shown. */
    void listDuplicates() throws SQLException {
        String sql = """
                insert into jidu.intake_finding (delivery_id, sheet_no, row_no, code, area_code, key, message)
                select delivery_id, sheet_no, row_no, code, own_area,
                    regexp_replace(row_key, %s, ?, 'g'),
                    replace(replace(case code when 'DUPLICATE_IDENTICAL' then ? else ? end,
                        '#E#', row_no::text), '#W#', standing_no::text)
                from pg_temp.duplicate order by sheet_no, row_no""".formatted(literal(CodeReader.HASH));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, CitizenNumber.HIDDEN);
            insert.setString(2, message("finding.DUPLICATE_IDENTICAL"));
            insert.setString(3, message("finding.DUPLICATE_CONFLICT"));
            insert.executeUpdate();
        }
    }

    /** Counts what is loaded by area and replaced value, and duplicates by area. */
    void count(CellCounts cells, boolean duplicates) throws SQLException {
        if (!cells.areComplete()) {
            countCells(duplicates);
        } else {
            if (duplicates) {
                takeOffDuplicates(cells);
            }
            cells.write(connection, delivery.id());
        }
        execute("""
                insert into jidu.delivery_count (delivery_id, stage, reason, area_code, rows)
                select delivery_id, 'loaded', '', area_code, sum(rows) from jidu.delivery_cell where delivery_id = %s
                group by delivery_id, area_code""".formatted(delivery.id()));
        if (duplicates) {
            execute("""
                    insert into jidu.delivery_count (delivery_id, stage, reason, area_code, rows)
                    select delivery_id, 'duplicate', code, own_area, count(*) from pg_temp.duplicate group by 1, 3, 4""");
        }
    }

    /** A cell without rows for each value of which there is nothing: it replaces what is in force of that value. */
    void addNil(Set<String> values) throws SQLException {
        String sql = """
                insert into jidu.delivery_cell (delivery_id, area_code, replace_value, rows) select ?, ?, ?, 0
                where not exists (select from jidu.delivery_cell c where c.delivery_id = ? and c.replace_value = ?)""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (String value : values) {
                insert.setLong(1, delivery.id());
                insert.setString(2, delivery.area());
                insert.setString(3, value);
                insert.setLong(4, delivery.id());
                insert.setString(5, value);
                insert.executeUpdate();
            }
        }
    }

    private void takeOffDuplicates(CellCounts cells) throws SQLException {
        String sql = "select own_area, replace_value, count(*) from pg_temp.duplicate group by 1, 2";
        try (Statement statement = connection.createStatement();
                ResultSet cell = statement.executeQuery(sql)) {
            while (cell.next()) {
                cells.takeOff(cell.getString(1), cell.getString(2), cell.getLong(3));
            }
        }
    }

    private void countCells(boolean duplicates) throws SQLException {
        if (duplicates) {
            // else each row would be held against each duplicate
            execute("analyze pg_temp.duplicate");
        }
        execute("""
                insert into jidu.delivery_cell (delivery_id, area_code, replace_value, rows)
                select delivery_id, own_area, replace_value, count(*) from %s r
                where delivery_id = %s and %s group by 1, 2, 3""".formatted(name(table), delivery.id(), duplicates ? NO_DUPLICATE : "true"));
    }

    /** Areas whose rows do not balance, and by how much; empty when all do. */
    List<String> imbalances() throws SQLException {
        String sql = """
                select area_code || ' ' || sum(case stage when 'read' then rows else -rows end)
                from jidu.delivery_count where delivery_id = ? group by area_code
                having sum(case stage when 'read' then rows else -rows end) <> 0 order by 1""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, delivery.id());
            try (ResultSet rows = select.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    private String message(String key) {
        return TEXTS.get(key, delivery.fileName(), "#E#", "#W#");
    }

    /** What was typed into a row, the place where it stands left aside. */
    private String typed(String alias) {
        return RowTables.columns(delivery.source()).stream()
                .filter(c -> !NOT_TYPED.contains(c))
                .map(c -> alias + "." + name(c))
                .collect(Collectors.joining(", ", "row(", ")"));
    }

    private long execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
