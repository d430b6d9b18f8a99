package cn.jidu.report.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import cn.jidu.report.view.TextCell;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.data.JRMapCollectionDataSource;
import net.sf.jasperreports.engine.type.ModeEnum;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a printer without colours makes of the verdicts: what wants attention must not be the palest. */
class GreyPrintTest {
    private static final ReportTemplate TEMPLATE = ReportTemplate.load(Path.of("report-templates/quarterly"));
    /** As dark as words have to be to look black, of 255. */
    private static final double DARK = 70;
    /** Tints are lighter than that and darker than paper. */
    private static final double PAPER = 240;

    @ParameterizedTest
    @CsvSource({"targets, 1", "targets, 12", "quotas, 1"})
    void whatLagsIsDarkOnATint(String part, int columns) throws JRException {
        for (String verdict : List.of("欠进度", "未达到", "高于目标")) {
            JRPrintText printed = printed(part, columns, verdict);
            assertThat(printed.getMode()).as(verdict).isEqualTo(ModeEnum.OPAQUE);
            assertThat(grey(printed.getForecolor())).as(verdict).isLessThan(DARK);
            assertThat(grey(printed.getBackcolor())).as(verdict).isBetween(200.0, PAPER);
        }
        assertThat(printed(part, columns, "已完成").getMode()).isEqualTo(ModeEnum.TRANSPARENT);
    }

    private static JRPrintText printed(String part, int columns, String verdict) throws JRException {
        ReportPart.PartColumn column = new ReportPart.PartColumn("verdict", "评价");
        ReportPart.PartRow row = new ReportPart.PartRow("", Map.of("verdict", TextCell.text(verdict)));
        ReportForm form = part.equals("quotas") ? ReportForm.BRIEF : ReportForm.WHOLE;
        JasperReport template = TEMPLATE.of(
                        form, new ReportPart(part, "", Collections.nCopies(columns, column), List.of(row), List.of()))
                .template();
        Map<String, Object> parameters = new HashMap<>(Map.of("column", Map.of("verdict", "评价"), "notes", ""));
        return JasperFillManager.fillReport(
                        template, parameters, new JRMapCollectionDataSource(List.of(Map.of("verdict", verdict))))
                .getPages()
                .get(0)
                .getElements()
                .stream()
                .flatMap(e -> text(e, verdict))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JRPrintText> text(JRPrintElement element, String verdict) {
        return element instanceof JRPrintText text && text.getFullText().equals(verdict)
                ? Stream.of(text)
                : Stream.empty();
    }

    private static double grey(Color color) {
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
    }
}
