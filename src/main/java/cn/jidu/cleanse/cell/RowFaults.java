package cn.jidu.cleanse.cell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults of one row as they are found, in the order of the fields. */
public final class RowFaults {
    private final List<CellFault> list = new ArrayList<>();

    /** One more fault of the row; the value is as it was sent. */
    public void add(RejectCode code, String field, String value, String expected) {
        list.add(new CellFault(code, field, value, expected));
    }

    /** Whether nothing is wrong with the row. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** How many faults the row has. */
    public int size() {
        return list.size();
    }

    /** Whether the row has a fault of this code. */
    public boolean has(RejectCode code) {
        for (CellFault fault : list) {
            if (fault.code() == code) {
                return true;
            }
        }
        return false;
    }

    /** Brings them into the order of these titles; those of the row as such first. */
    public void sort(List<String> titles) {
        list.sort(Comparator.comparingInt(f -> titles.indexOf(f.field())));
    }

    /** The faults, in the order in which they were found. */
    public List<CellFault> list() {
        return list;
    }
}
