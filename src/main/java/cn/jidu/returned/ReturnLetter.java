package cn.jidu.returned;

import java.util.List;
import java.util.Optional;

/**
 * What a department is told about a file.
 *
 * @param why said of the whole file; empty where only rows are at fault
 * @param shape of the file; empty where it could not be read
 */
record ReturnLetter(
        ReturnedOriginal file,
        MendingForm form,
        ReturnName name,
        List<String> why,
        Optional<SheetShape> shape,
        List<RejectReason> faults,
        List<RejectReason> doubts) {
    ReturnLetter {
        why = List.copyOf(why);
        faults = List.copyOf(faults);
        doubts = List.copyOf(doubts);
    }
}
