package cn.jidu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The encoding and dialect that a contract declares are the only ones tried. */
class DeclaredFormTest {
    private static final Charset GBK = Charset.forName("GBK");
    private static final String NAME = "return_331000_2019Q3.csv";
    private static final String HEADER = "指标编码,行政区划代码,季度,本季值,填报单位,备注\n";
    private static final String ROW = "new-parks,331000,2019Q3,3,市经信局,“好”\n";

    @TempDir
    Path folder;

    @Test
    void aDeclaredEncodingIsRead() throws Exception {
        assertThat(rows("encoding: gbk", HEADER + ROW, GBK)).containsExactly(List.of("3", "“好”"));
        assertThat(rows("encoding: utf-8", "\uFEFF" + HEADER + ROW, StandardCharsets.UTF_8))
                .containsExactly(List.of("3", "“好”"));
        assertThat(rows("encoding: utf-16", "\uFEFF" + HEADER + ROW, StandardCharsets.UTF_16LE))
                .containsExactly(List.of("3", "“好”"));
    }

    @Test
    void onlyADeclaredEncodingIsRead() {
        assertThatThrownBy(() -> rows("encoding: utf-8", HEADER + ROW, GBK))
                .isInstanceOf(RefusedException.class)
                .hasMessage(NAME + " 第1行（第3字节）不是有效的 UTF-8 编码；该种数据的文件规定为 UTF-8。请按规定的编码重新导出后再报送。");
        assertThatThrownBy(() -> rows("encoding: gbk", "\uFEFF" + HEADER + ROW, StandardCharsets.UTF_8))
                .isInstanceOf(RefusedException.class)
                .hasMessage(NAME + " 的编码标记是“UTF-8（带 BOM）”；该种数据的文件规定为 GB18030。请按规定的编码重新导出后再报送。");
        assertThatThrownBy(() -> rows("encoding: utf-16", HEADER + ROW, StandardCharsets.UTF_8))
                .isInstanceOf(RefusedException.class)
                .hasMessage(NAME + " 的编码标记是“无”；该种数据的文件规定为 UTF-16。请按规定的编码重新导出后再报送。");
    }

    /** Every byte is a letter in Windows-1252, so it is never guessed. */
    @Test
    void aWesternEncodingIsReadWhereItIsDeclared() throws Exception {
        String declared = "encoding: windows-1252\ndialect: {header: false}";
        assertThat(rows(declared, "x,331000,2019Q3,3,,é,“ü”\n", Charset.forName("windows-1252")))
                .containsExactly(List.of("3", "“ü”"));
    }

    @Test
    void onlyADeclaredDelimiterIsTried() {
        assertThatThrownBy(() -> rows("dialect: {delimiter: \";\"}", HEADER + ROW, StandardCharsets.UTF_8))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("作为表头缺少必备列");
    }

    @Test
    void quotesAreTheDeclaredOnes() throws Exception {
        String row = "new-parks,331000,2019Q3,3,市经信局,'a,\"b'' '\n";
        assertThat(rows("dialect: {quoteChar: \"'\"}", HEADER + row, StandardCharsets.UTF_8))
                .containsExactly(List.of("3", "a,\"b' "));
        String escaped = "new-parks,331000,2019Q3,3,市经信局,\"a,\\\"b\"\n";
        assertThat(rows("dialect: {doubleQuote: false, escapeChar: '\\'}", HEADER + escaped, StandardCharsets.UTF_8))
                .containsExactly(List.of("3", "a,\"b"));
        String spaced = HEADER.replace(",", ", ") + "new-parks, 331000, 2019Q3, 3, 市经信局, \"a, b\"\n";
        assertThat(rows("dialect: {skipInitialSpace: true}", spaced, StandardCharsets.UTF_8))
                .containsExactly(List.of("3", "a, b"));
    }

    /** The fields in the contract's order: indicator, area, quarter, value, unit, who reports, remark. */
    @Test
    void aFileWithoutHeaderHasTheFieldsInTheirOrder() throws Exception {
        assertThat(rows(
                        "dialect: {delimiter: \"|\", header: false}",
                        "new-parks|331000|2019Q3|3|家|市经信局|甲\nnew-parks|331000|2019Q3|4|家|市科技局|乙\n",
                        StandardCharsets.UTF_8))
                .containsExactly(List.of("3", "甲"), List.of("4", "乙"));
    }

    /** Value and remark of each row. */
    private List<List<String>> rows(String declared, String text, Charset charset)
            throws IOException, RefusedException {
        Path jobs = JobsCopy.into(Files.createTempDirectory(folder, "jobs"));
        JobsCopy.change(jobs.resolve("sources/return.yml"), "\nschema:", "\n" + declared + "\nschema:");
        Source source = JobsCopy.load(jobs).sources().get("return");
        byte[] bytes = text.getBytes(charset);
        OriginalFile original = new OriginalFile(NAME, bytes.length, () -> new ByteArrayInputStream(bytes));
        List<List<String>> found = new ArrayList<>();
        try (ExtractReader extract = ExtractReader.open(original, source, FileLimits.DEFAULT, folder)) {
            int value = extract.header().columns().get(3).orElseThrow();
            int remark = extract.header().columns().get(6).orElseThrow();
            for (FileRow row = extract.next(); row != null; row = extract.next()) {
                found.add(List.of(row.cell(value), row.cell(remark)));
            }
        }
        return found;
    }
}
