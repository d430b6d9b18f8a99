package cn.jidu.cli.terminal;

import cn.jidu.definition.Month;
import cn.jidu.delivery.ReceivedFile;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a file and its rows fared, in a line for people and in keys for programs. */
public final class FileLine {
    private FileLine() {}

    /** In one line. */
    public static String text(ReceivedFile file) {
        String key =
                switch (file.fate()) {
                    case HELD -> "deliveries.line.held";
                    // of what was not opened, or not taken, nothing is known of its rows
                    case LOADED -> "deliveries.line";
                    default -> file.read() == 0 ? "deliveries.line.unread" : "deliveries.line";
                };
        return TerminalTexts.texts()
                .get(
                        key,
                        file.fileName(),
                        file.fate().title(),
                        file.read(),
                        file.loaded(),
                        file.duplicate(),
                        file.rejected());
    }

    /** For programs, keys in this order. */
    static Map<String, Object> json(ReceivedFile file) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("fileName", file.fileName());
        values.put("sha256", file.sha256());
        values.put("source", file.source());
        values.put("area", file.area());
        values.put("quarter", file.quarter());
        values.put("month", file.month().map(Month::toString).orElse(""));
        values.put("fate", file.fate().word());
        values.put("reason", file.reason());
        values.put("message", file.message());
        values.put("accepted", file.accepted());
        values.put("read", file.read());
        values.put("rejected", file.rejected());
        values.put("duplicate", file.duplicate());
        values.put("loaded", file.loaded());
        values.put("understood", file.understood());
        values.put("heldAs", file.heldAs());
        return values;
    }
}
