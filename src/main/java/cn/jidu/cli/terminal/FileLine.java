package cn.jidu.cli.terminal;

import cn.jidu.definition.text.PackageTexts;

/**
 * How a file and its rows fared.
 *
 * @param fate a word of the summary: loaded, held, refused …
 * @param loaded rows; of a held file those that would be loaded once it is accepted
 */
public record FileLine(String fileName, String fate, long read, long loaded, long duplicate, long rejected) {
    /** In one line. */
    public String text(PackageTexts texts) {
        String key =
                switch (fate) {
                    case "held" -> "deliveries.line.held";
                    // of what was not opened, or not taken, nothing is known of its rows
                    case "loaded" -> "deliveries.line";
                    default -> read == 0 ? "deliveries.line.unread" : "deliveries.line";
                };
        return texts.get(key, fileName, texts.get("fate." + fate), read, loaded, duplicate, rejected);
    }
}
