package cn.jidu.report.data;

/** A report that cannot be right is not made; the message says why, in Chinese, and what to do. */
public final class ReportException extends RuntimeException {
    /** @param message what cannot be printed, and what to do */
    public ReportException(String message) {
        super(message);
    }

    /** @param message what cannot be printed, and what to do */
    public ReportException(String message, Throwable cause) {
        super(message, cause);
    }
}
