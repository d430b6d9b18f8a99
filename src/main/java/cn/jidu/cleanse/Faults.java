package cn.jidu.cleanse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults of the row at hand, in the order of the fields. One instance serves row after row. */
final class Faults {
    private final List<Fault> list = new ArrayList<>();

    void add(RejectCode code, String field, String value, String expected) {
        list.add(new Fault(code, field, value, expected));
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    int size() {
        return list.size();
    }

    boolean has(RejectCode code) {
        for (Fault fault : list) {
            if (fault.code() == code) {
                return true;
            }
        }
        return false;
    }

    /** Brings them into the order of these titles; those of the row as such first. */
    void sort(List<String> titles) {
        list.sort(Comparator.comparingInt(f -> titles.indexOf(f.field())));
    }

    List<Fault> list() {
        return list;
    }

    void clear() {
        list.clear();
    }
}
