package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CellFault;
import cn.jidu.intake.text.ShownText;
import java.io.IOException;
import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of one file that are not loaded, with what is wrong with each, on their way into their tables. */
final class RowRejects {
    private final CollectedDelivery delivery;
    private final ColumnNames names;
    private final RowSpool faults;
    private final RowSpool keys;
    private long rows;
    private long outside;

    /** @param spools closed by who opened them */
    RowRejects(CollectedDelivery delivery, ColumnNames names, FileSpools spools) throws IOException {
        this.delivery = delivery;
        this.names = names;
        this.faults = spools.open(
                "reject",
                List.of(
                        "delivery_id",
                        "sheet",
                        "row_no",
                        "fault_no",
                        "code",
                        "area_code",
                        "field",
                        "value",
                        "expected"),
                "ntnnttttt");
        this.keys = spools.open("reject_key", List.of("delivery_id", "sheet", "row_no", "row_key"), "ntnt");
    }

    /** Its key, so that it is known again once it is mended, and each of its faults. */
    void add(CleanedRow row) throws IOException {
        rows++;
        outside += row.outside() ? 1 : 0;
        String key = row.key();
        if (key != null) {
            keys.add(delivery.id(), row.origin().sheet(), row.origin().rowNo(), key);
        }
        addFaults(row);
    }

    private void addFaults(CleanedRow row) throws IOException {
        Set<String> told = new HashSet<>();
        int number = 0;
        for (CellFault fault : row.faults()) {
            if (told.add(fault.code() + fault.field())) {
                String value = RowSpool.cut(ShownText.text(fault.value()));
                faults.add(
                        delivery.id(),
                        row.origin().sheet(),
                        row.origin().rowNo(),
                        ++number,
                        fault.code().name(),
                        row.ownArea(),
                        fault.field(),
                        value,
                        names.expected(fault));
            }
        }
    }

    void copyTo(Connection connection) throws IOException {
        faults.copyTo(connection);
        keys.copyTo(connection);
    }

    long rows() {
        return rows;
    }

    /** Those of another area or quarter. */
    long outside() {
        return outside;
    }
}
