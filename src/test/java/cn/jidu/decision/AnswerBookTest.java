package cn.jidu.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.decision.AnswerFile.CountyAnswer;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbooks that counties fill in. */
class AnswerBookTest {
    @TempDir
    Path folder;

    private static AnswerSheet sheet(String title, int rows) {
        return new AnswerSheet(
                AskedKind.FINDING,
                title,
                List.of("区划"),
                IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> List.of("F" + title.hashCode() + i, "椒江区"))
                        .toList());
    }

    private Path written(List<AnswerSheet> sheets) {
        Path file = folder.resolve("a.xlsx");
        new AnswerFile(file).write(sheets);
        return file;
    }

    @Test
    void titlesThatAreTheSameOrBeginAlikeAreDifferentSheets() throws Exception {
        String longest = "与自身上季相差悬殊的企业名单及其上季与本季的数值以及说明甲";
        try (InputStream in = Files.newInputStream(written(List.of(
                        sheet("登记库中没有", 1),
                        sheet("登记库中没有", 1),
                        sheet(longest + "乙丙丁", 1),
                        sheet(longest + "乙丙戊", 1),
                        sheet("a/b", 1),
                        sheet("A?B", 1))));
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            assertThat(StreamSupport.stream(book.spliterator(), false).map(Sheet::getSheetName))
                    .containsExactly(
                            "登记库中没有",
                            "登记库中没有（2）",
                            (longest + "乙丙丁").substring(0, 31),
                            (longest + "乙丙戊").substring(0, 28) + "（2）",
                            "a b",
                            "A?B".replace("?", " ") + "（2）");
        }
    }

    @Test
    void whatIsMoreThanASheetTakesFollowsOnTheNext() {
        List<AnswerSheet> parts = sheet("规则", 5).parts(2);
        assertThat(parts).extracting(AnswerSheet::title).containsExactly("规则", "规则（2）", "规则（3）");
        assertThat(parts.stream().flatMap(p -> p.rows().stream()).toList())
                .isEqualTo(sheet("规则", 5).rows());
        assertThat(sheet("规则", 0).parts(2)).hasSize(1);
    }

    @Test
    void anAnswerIsChosenFromAListAndRead() throws Exception {
        Path file = written(List.of(sheet("规则", 3)));
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            XSSFSheet sheet = book.getSheetAt(0);
            assertThat(sheet.getDataValidations()).hasSize(1);
            assertThat(sheet.getDataValidations()
                            .get(0)
                            .getRegions()
                            .getCellRangeAddress(0)
                            .formatAsString())
                    .isEqualTo("C2:C4");
            assertThat(sheet.getDataValidations()
                            .get(0)
                            .getValidationConstraint()
                            .getExplicitListValues())
                    .containsExactly("是", "否");
            sheet.getRow(2).getCell(2).setCellValue("否");
            sheet.getRow(2).getCell(3).setCellValue("已核对");
            try (OutputStream out = Files.newOutputStream(file)) {
                book.write(out);
            }
        }
        assertThat(new AnswerFile(file).read(folder))
                .containsExactly(
                        new CountyAnswer("规则", 3, "F" + "规则".hashCode() + "2", "否", "已核对", Map.of("区划", "椒江区")));
    }
}
