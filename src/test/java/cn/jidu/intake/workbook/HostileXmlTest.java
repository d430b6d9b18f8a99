package cn.jidu.intake.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.FileLimits;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.HandmadeWorkbook;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing outside a workbook is ever read for it, and no entity is ever put in place. */
class HostileXmlTest {
    private static final String FILE = "loan_331002_2019Q3.xlsx";
    private static final String SECRET = "外部机密";
    private static final Source LOAN = Fixture.DEFINITIONS.sources().get("loan");
    private static final List<String> HEADER =
            List.of("借据编号", "贷款机构", "借款人代码", "借款人名称", "行政区划代码", "报告期", "贷款余额（万元）", "发放日期", "发放金额（万元）");
    private static final List<String> ROW =
            List.of("J1", "某银行", "91331002MA2A0001AX", "甲厂", "331002", "2019Q3", "100", "2019-07-01", "1");
    private static final List<String> PARTS = List.of(
            "_rels/.rels",
            HandmadeWorkbook.BOOK,
            HandmadeWorkbook.BOOK_RELATIONS,
            HandmadeWorkbook.STYLES,
            HandmadeWorkbook.TEXTS,
            HandmadeWorkbook.SHEET);

    @TempDir
    Path folder;

    private String secret;

    @BeforeEach
    void secret() throws IOException {
        secret = Files.writeString(folder.resolve("secret.xml"), SECRET).toUri().toString();
    }

    /** Wherever it stands, used or not: no workbook has one. */
    @Test
    void aDocumentTypeRefusesTheFile() {
        List<String> types = List.of(
                "<!DOCTYPE x>",
                "<!DOCTYPE x [<!ENTITY e \"" + SECRET + "\">]>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret + "\">]>",
                "<!DOCTYPE x SYSTEM \"" + secret + "\">",
                "<!DOCTYPE x PUBLIC \"a\" \"" + secret + "\">",
                "<!DOCTYPE x [<!ENTITY % p SYSTEM \"" + secret + "\"> %p;]>",
                "<!DOCTYPE x [<!ATTLIST x a CDATA \"" + SECRET + "\">]>",
                billionLaughs());
        for (String part : PARTS) {
            for (String type : types) {
                HandmadeWorkbook hostile = book().replace(part, "?>\n", "?>\n" + type);
                assertThatThrownBy(() -> rows(hostile))
                        .as(part + " " + type)
                        .isInstanceOfSatisfying(RefusedException.class, e -> {
                            assertThat(e.refusal()).isEqualTo(RefusalCode.UNREADABLE);
                            assertThat(e.message()).doesNotContain(SECRET);
                        });
            }
        }
    }

    private static String billionLaughs() {
        StringBuilder b = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            b.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        return b.append("]>").toString();
    }

    @Test
    void anEntityThatIsNotDeclaredRefusesTheFile() {
        assertThatThrownBy(() -> rows(book().replace(HandmadeWorkbook.SHEET, "甲厂", "&e;")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("文件已损坏或不完整");
    }

    /** The five that every XML has, and characters by number, are no entities of a document type. */
    @Test
    void ordinaryReferencesAreRead() throws Exception {
        assertThat(rows(book().replace(HandmadeWorkbook.SHEET, "甲厂", "&lt;甲&amp;&#x4E59;&#65;&gt;")))
                .containsExactly("J1 某银行 <甲&乙A>");
    }

    @Test
    void anIncludedFileIsNotRead() throws Exception {
        String include =
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + secret + "\" parse=\"text\"/>";
        assertThat(rows(book().replace(HandmadeWorkbook.SHEET, "<t>甲厂</t>", "<t>甲厂" + include + "</t>")))
                .containsExactly("J1 某银行 甲厂");
        assertThat(rows(book().replace(HandmadeWorkbook.SHEET, "<sheetData>", include + "<sheetData>")))
                .containsExactly("J1 某银行 甲厂");
    }

    /** A sheet, texts or styles that lie elsewhere are not there. */
    @Test
    void whatAWorkbookPointsToOutsideItselfIsNotThere() {
        for (String target : List.of(
                secret,
                "file:///etc/passwd",
                "http://127.0.0.1:1/x",
                "../../../../../../etc/passwd",
                "\\\\host\\share")) {
            for (String mode : List.of("", " TargetMode=\"External\"")) {
                HandmadeWorkbook hostile = book().replace(
                                HandmadeWorkbook.BOOK_RELATIONS,
                                "Target=\"worksheets/sheet1.xml\"",
                                "Target=\"" + target + "\"" + mode);
                assertThatThrownBy(() -> rows(hostile))
                        .as(target + mode)
                        .isInstanceOfSatisfying(
                                RefusedException.class,
                                e -> assertThat(e.refusal()).isEqualTo(RefusalCode.UNREADABLE));
            }
        }
    }

    /** A formula that reads another workbook says what it said when it was last calculated; that workbook is not opened. */
    @Test
    void aLinkedWorkbookIsNotOpened() throws Exception {
        HandmadeWorkbook linked = book().put(
                        "xl/externalLinks/externalLink1.xml",
                        "<externalLink xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><externalBook/></externalLink>")
                .replace(
                        HandmadeWorkbook.BOOK_RELATIONS,
                        "</Relationships>",
                        "<Relationship Id=\"r9\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath\" Target=\""
                                + secret + "\" TargetMode=\"External\"/></Relationships>")
                .replace(
                        HandmadeWorkbook.SHEET,
                        "<c t=\"inlineStr\"><is><t>甲厂</t></is></c>",
                        "<c t=\"str\"><f>[1]表!A1</f><v>乙厂</v></c>");
        assertThat(rows(linked)).containsExactly("J1 某银行 乙厂");
    }

    private static HandmadeWorkbook book() {
        return new HandmadeWorkbook(List.of(HEADER, ROW));
    }

    private List<String> rows(HandmadeWorkbook book) throws IOException, RefusedException {
        List<String> found = new ArrayList<>();
        OriginalFile file = HandmadeWorkbook.original(FILE, book.bytes());
        try (ExtractReader extract = ExtractReader.open(file, LOAN, FileLimits.DEFAULT, folder)) {
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                found.add(row.cell(0) + " " + row.cell(1) + " " + row.cell(3));
            }
        }
        return found;
    }
}
