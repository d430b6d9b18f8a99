package cn.jidu.cli.terminal;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryState;

/**
 * How a file and its rows fared.
 *
 * @param loaded rows; of a held file those that would be loaded once it is accepted
 */
public record FileLine(String fileName, DeliveryState fate, long read, long loaded, long duplicate, long rejected) {
    /** In one line. */
    public String text(PackageTexts texts) {
        String key = fate == DeliveryState.HELD ? "deliveries.line.held" : "deliveries.line";
        return texts.get(key, fileName, fate.title(), read, loaded, duplicate, rejected);
    }
}
