package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.store.Database;
import cn.jidu.store.KeptSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.SheetVisibility;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What comes back from a county is taken whole or not at all, and says where it is wrong. */
class AnswerAttacksTest {
    private static final int ENTERPRISE = 7;
    private static final int ANSWER = 12;
    private static final int REASON = 13;
    private static final String EXPORT_ANEW = "编号与所问的对不上，请重新导出，只填“决定”和“理由”";

    private Path folder;
    private Path book;
    private Database database;
    private JdbcTemplate db;
    private int books;

    @BeforeEach
    void open() {
        KeptSite.Copy<Said> first = DecideCommandTest.FIRST.copy();
        folder = first.folder();
        database = first.database();
        db = new JdbcTemplate(database.owner());
        book = folder.resolve("book.xlsx");
        jidu("decide", "--export", book.toString());
    }

    @AfterEach
    void close() {
        database.close();
    }

    private interface Filling {
        void fill(XSSFWorkbook book, XSSFSheet sheet);
    }

    /** Nothing of any of them is kept. */
    @Test
    void whatCannotBeUsedIsRefusedAsAWhole() throws IOException {
        linesThatAreWrong();
        sheetsOfAnotherShape();
        anAnswerToTheSameRowTwice();
        whatIsAnotherCountys();
        aFileThatIsWrongFromEndToEndIsToldInAFewLines();
    }

    private void linesThatAreWrong() throws IOException {
        refused(
                "“待决定”第2行“#公式未计算”，应为 是、否 或 都不是（疑点和抽查只有 是、否）",
                (b, s) -> s.getRow(1).createCell(ANSWER).setCellFormula("IF(1=1,\"是\",\"否\")"));
        refused("“待决定”第2行“登记的企业”为“91331002MA2H1001XB 甲厂”，应为“" + text(1, ENTERPRISE) + "”：" + EXPORT_ANEW, (b, s) -> {
            answer(s, 1, "是");
            s.getRow(1).getCell(ENTERPRISE).setCellValue("91331002MA2H1001XB 甲厂");
        });
        // one column sorted without the others
        refused(
                "“待决定”第2行“登记的企业”为“" + text(1, ENTERPRISE) + "”，应为“" + text(2, ENTERPRISE) + "”：" + EXPORT_ANEW
                        + "；“待决定”第3行“登记的企业”为“" + text(2, ENTERPRISE) + "”，应为“" + text(1, ENTERPRISE) + "”："
                        + EXPORT_ANEW,
                (b, s) -> {
                    String first = s.getRow(1).getCell(0).getStringCellValue();
                    s.getRow(1).getCell(0).setCellValue(s.getRow(2).getCell(0).getStringCellValue());
                    s.getRow(2).getCell(0).setCellValue(first);
                    answer(s, 1, "是");
                    answer(s, 2, "否");
                });
        String anew = "”，最近一季没有这样一项：数据可能已变，请重新导出后填写";
        refused("“待决定”第4行编号“" + anew + "；“待决定”第5行编号“x'; drop table jidu.candidate; --" + anew, (b, s) -> {
            answer(s, 1, "是");
            answer(s.createRow(3), "", "是");
            answer(s.createRow(4), "x'; drop table jidu.candidate; --", "否");
        });
        String one = text(1, 0);
        refused("“待决定”第4行编号“" + one + "”答“否”，“待决定”第2行答“是”：请只留一种答复", (b, s) -> {
            answer(s, 1, "是");
            answer(s.createRow(3), one, "否");
        });
    }

    private void sheetsOfAnotherShape() throws IOException {
        saying("文件 BOOK 的工作表“待决定” 中 M2:M3 是合并单元格：请取消合并，逐行填写", (b, s) -> {
            answer(s, 1, "是");
            s.addMergedRegion(new CellRangeAddress(1, 2, ANSWER, ANSWER));
        });
        saying(
                "文件 BOOK 的工作表“待决定” 有几个“决定”列，不知道以哪个为准：请只留 --export 写出的一个",
                (b, s) -> s.getRow(0).createCell(REASON + 1).setCellValue("决定"));
        saying("文件 BOOK 的工作表“说明” 缺少“编号”列：请用 --export 写出的文件填写", (b, s) -> {
            answer(s, 1, "是");
            b.createSheet("说明").createRow(0).createCell(0).setCellValue("本县说明");
        });
    }

    private void anAnswerToTheSameRowTwice() throws IOException {
        String one = text(1, 0);
        String two = text(2, 0);
        saying(two + " 与一同作出的“是”" + text(1, ENTERPRISE) + "（" + one + "）矛盾：一行只能是一个企业，或都不是。请只留一个，其余改填 否 或不填", (b, s) -> {
            answer(s, 1, "是");
            answer(s, 2, "是");
        });
    }

    private void whatIsAnotherCountys() throws IOException {
        Path people = JobsCopy.into(folder).resolve("people.yml");
        Files.writeString(
                people,
                "people:\n  - {name: 王芳, user: " + SiteOptions.user() + ", roles: [statistician], area: \"331003\"}\n");
        saying(
                "王芳只能决定黄岩区的数据，“" + text(1, 0) + "”不在其内。请由相应的人来做",
                (b, s) -> answer(s, 1, "否"),
                "--jobs",
                people.getParent().toString());
    }

    /** A hundred thousand lines; none is asked for by itself. */
    private void aFileThatIsWrongFromEndToEndIsToldInAFewLines() throws IOException {
        Path text = folder.resolve("long.csv");
        Files.writeString(
                text,
                "编号,决定,理由\r\n"
                        + IntStream.range(0, 100_000)
                                .mapToObj(i -> "%012x,是,\r\n".formatted(i))
                                .collect(Collectors.joining()));
        Said said = jidu("decide", "--import", text.toString());
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.err())
                .startsWith("jidu: " + text + " 中有不能用的答复，全部没有采用：第2行编号“000000000000”，")
                .contains("；第11行编号“000000000009”，")
                .doesNotContain("第12行")
                .endsWith("等，共 100000 处\n");
        assertNothingKept();
    }

    /** Columns moved, rows hidden, an empty sheet, texts that mean something to a database or a spreadsheet. */
    @Test
    void whatDoesNoHarmIsTakenAndCounted() throws IOException {
        String one = text(1, 0);
        Said said = imported((b, s) -> {
            answer(s, 1, "否");
            s.getRow(1).getCell(REASON).setCellValue("核实'); delete from jidu.match_decision; --，经办人33100219900101123X");
            s.getRow(1).setZeroHeight(true);
            List<Integer> columns = IntStream.rangeClosed(0, REASON).boxed().collect(Collectors.toList());
            Collections.reverse(columns);
            s.forEach(row -> turn(row, columns));
            b.createSheet("Sheet2");
        });
        assertThat(said.out()).startsWith("收到决定 1 项，新记下 1 项");
        assertThat(db.queryForList("select kind || ' ' || reason from jidu.match_decision", String.class))
                .containsExactly(
                        "reject 核实'); delete from jidu.match_decision; --，经办人〔身份证件号，已隐去〕（填报：book" + books + ".xlsx）");
        // the same once more, on two rows of a hidden sheet, once as what a formula gives
        Said again = imported((b, s) -> {
            answer(s, 1, "否");
            Row added = s.createRow(3);
            IntStream.range(0, ANSWER)
                    .forEach(i -> added.createCell(i)
                            .setCellValue(s.getRow(1).getCell(i).getStringCellValue()));
            answer(added, one, "否");
            added.createCell(ANSWER).setCellFormula("IF(1=1,\"否\",\"是\")");
            b.getCreationHelper().createFormulaEvaluator().evaluateFormulaCell(added.getCell(ANSWER));
            b.createSheet("Sheet2");
            b.setSheetVisibility(0, SheetVisibility.HIDDEN);
            b.setActiveSheet(1);
        });
        assertThat(again.out()).startsWith("收到决定 1 项，新记下 0 项");
    }

    private static void turn(Row row, List<Integer> columns) {
        List<String> cells = columns.stream()
                .map(i -> row.getCell(i, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
                        .getStringCellValue())
                .toList();
        IntStream.range(0, cells.size()).forEach(i -> row.getCell(i).setCellValue(cells.get(i)));
    }

    private static void answer(XSSFSheet sheet, int row, String answer) {
        sheet.getRow(row).getCell(ANSWER).setCellValue(answer);
    }

    private static void answer(Row row, String id, String answer) {
        row.createCell(0).setCellValue(id);
        row.createCell(ANSWER).setCellValue(answer);
    }

    /** Of the book as it was written. */
    private String text(int row, int column) throws IOException {
        try (InputStream in = Files.newInputStream(book);
                XSSFWorkbook written = new XSSFWorkbook(in)) {
            Cell cell = written.getSheetAt(0).getRow(row).getCell(column);
            return cell.getStringCellValue();
        }
    }

    private void refused(String faults, Filling filling) throws IOException {
        saying("BOOK 中有不能用的答复，全部没有采用：" + faults, filling);
    }

    private void saying(String message, Filling filling, String... more) throws IOException {
        Said said = imported(filling, more);
        assertThat(said).isEqualTo(new Said(2, "", "jidu: " + message.replace("BOOK", filled().toString()) + "\n"));
        assertNothingKept();
    }

    private void assertNothingKept() {
        assertThat(db.queryForObject("select count(*) from jidu.match_decision", Long.class))
                .isZero();
    }

    private Path filled() {
        return folder.resolve("book" + books + ".xlsx");
    }

    private Said imported(Filling filling, String... more) throws IOException {
        books++;
        try (InputStream in = Files.newInputStream(book);
                XSSFWorkbook given = new XSSFWorkbook(in)) {
            filling.fill(given, given.getSheetAt(0));
            try (OutputStream out = Files.newOutputStream(filled())) {
                given.write(out);
            }
        }
        return jidu(Stream.concat(Stream.of("decide", "--import", filled().toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private Said jidu(String... arguments) {
        return Said.at(folder.resolve("home"), database, arguments);
    }
}
