package cn.jidu.definition.reading.plan;

import cn.jidu.definition.ResponsibleUnits;
import cn.jidu.definition.yaml.YamlMapping;

/** Reads who is named for a sentence: {@code leadUnits}, the first of which leads, or {@code responsible}. */
final class UnitsReader {
    private static final String LED = "leadUnits";
    private static final String EQUAL = "responsible";

    private UnitsReader() {}

    static ResponsibleUnits read(YamlMapping m) {
        if (m.find(LED).isPresent() && m.find(EQUAL).isPresent()) {
            m.problem(EQUAL, "units.bothWays");
        }
        return m.find(EQUAL).isPresent()
                ? ResponsibleUnits.equal(m.findTexts(EQUAL))
                : ResponsibleUnits.led(m.findTexts(LED));
    }
}
