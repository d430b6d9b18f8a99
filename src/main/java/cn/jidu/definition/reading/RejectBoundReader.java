package cn.jidu.definition.reading;

import cn.jidu.definition.source.RejectBound;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.math.BigDecimal;

/** Reads {@code completeness.yml}; a site without it has the defaults. */
final class RejectBoundReader {
    static final String FILE = "completeness.yml";
    private static final String SHARE = "rejectedShare";
    private static final String ROWS = "rejectedRows";

    private RejectBoundReader() {}

    static RejectBound read(DefinitionFiles files, ProblemList problems) {
        byte[] content = files.contents().get(FILE);
        return content == null
                ? RejectBound.DEFAULT
                : YamlNode.parse(FILE, content, problems)
                        .map(root -> bound(root.mapping(SHARE, ROWS)))
                        .orElse(RejectBound.DEFAULT);
    }

    private static RejectBound bound(YamlMapping m) {
        return new RejectBound(
                m.find(SHARE).map(RejectBoundReader::share).orElse(RejectBound.DEFAULT.share()),
                m.find(ROWS).map(RejectBoundReader::rows).orElse(RejectBound.DEFAULT.rows()));
    }

    private static BigDecimal share(YamlNode node) {
        BigDecimal share = node.number();
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            node.problem("completeness.share", node.text(), RejectBound.DEFAULT.share());
        }
        return share;
    }

    private static int rows(YamlNode node) {
        int rows = node.integer();
        if (rows < 0) {
            node.problem("completeness.rows", node.text(), RejectBound.DEFAULT.rows());
        }
        return rows;
    }
}
