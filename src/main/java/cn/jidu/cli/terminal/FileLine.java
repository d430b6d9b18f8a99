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
        String key = fate.equals("held") ? "deliveries.line.held" : "deliveries.line";
        return texts.get(key, fileName, texts.get("fate." + fate), read, loaded, duplicate, rejected);
    }
}
