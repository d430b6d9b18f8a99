package cn.jidu.definition.reading;

import cn.jidu.definition.ProgressBounds;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;

/** Reads {@code progress.yml}; a site without it has the defaults. */
final class ProgressBoundsReader {
    static final String FILE = "progress.yml";
    private static final String AHEAD = "aheadFrom";
    private static final String FORECAST = "forecastFrom";

    /** A forecast rests on a year, and is tried on one quarter more. */
    private static final int FIRST_FORECAST = 5;

    private ProgressBoundsReader() {}

    static ProgressBounds read(DefinitionFiles files, ProblemList problems) {
        byte[] content = files.contents().get(FILE);
        return content == null
                ? ProgressBounds.DEFAULT
                : YamlNode.parse(FILE, content, problems)
                        .map(root -> bounds(root.mapping(AHEAD, FORECAST)))
                        .orElse(ProgressBounds.DEFAULT);
    }

    private static ProgressBounds bounds(YamlMapping m) {
        return new ProgressBounds(
                m.find(AHEAD).map(ProgressBoundsReader::ahead).orElse(ProgressBounds.DEFAULT.aheadFrom()),
                m.find(FORECAST).map(ProgressBoundsReader::forecast).orElse(ProgressBounds.DEFAULT.forecastFrom()));
    }

    private static BigDecimal ahead(YamlNode node) {
        BigDecimal ahead = node.number();
        if (ahead.compareTo(BigDecimal.ONE) < 0) {
            node.problem("progress.ahead", node.text(), ProgressBounds.DEFAULT.aheadFrom());
        }
        return ahead;
    }

    private static int forecast(YamlNode node) {
        int quarter = node.integer();
        if (quarter < FIRST_FORECAST) {
            node.problem("progress.forecast", FIRST_FORECAST, node.text(), ProgressBounds.DEFAULT.forecastFrom());
        }
        return quarter;
    }
}
