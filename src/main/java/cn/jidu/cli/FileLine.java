package cn.jidu.cli;

import cn.jidu.definition.Texts;

/**
 * How a file and its rows fared.
 *
 * @param fate a word of the summary: loaded, held, refused …
 * @param loaded rows; of a held file those that would be loaded once it is accepted
 */
record FileLine(String fileName, String fate, long read, long loaded, long duplicate, long rejected) {
    /** In one line. */
    String text(Texts texts) {
        String key = fate.equals("held") ? "deliveries.line.held" : "deliveries.line";
        return texts.get(key, fileName, texts.get("fate." + fate), read, loaded, duplicate, rejected);
    }
}
