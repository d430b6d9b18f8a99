package cn.jidu.report.pdf;

import java.util.List;

/**
 * A report as it was printed.
 *
 * @param pdf its bytes; not copied
 * @param faults what was found wrong when it was read back
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, from the printer to the disk
public record PrintedReport(byte[] pdf, List<String> faults) {
    public PrintedReport {
        faults = List.copyOf(faults);
    }
}
