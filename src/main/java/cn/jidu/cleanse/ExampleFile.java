package cn.jidu.cleanse;

import cn.jidu.definition.source.DeclaredEncoding;
import cn.jidu.definition.source.RowExample;
import cn.jidu.definition.source.RowExample.Cells;
import cn.jidu.definition.source.RowExample.ExampleLine;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.source.TextDialect;
import cn.jidu.intake.table.OriginalFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The file of one row that a worked example stands for, in the form that its contract declares. */
final class ExampleFile {
    private static final String NAME = "example.csv";

    private ExampleFile() {}

    static OriginalFile of(Source source, RowExample example) {
        TextDialect dialect = source.form().dialect().orElse(TextDialect.of(','));
        String text = example.row() instanceof Cells cells
                ? line(cells.byHeading().keySet(), dialect)
                        + line(cells.byHeading().values(), dialect)
                : line(titles(source), dialect) + ((ExampleLine) example.row()).text() + "\n";
        String body = dialect.header() ? text : text.substring(text.indexOf('\n') + 1);
        byte[] bytes = bytes(body, source.form().encoding().orElse(DeclaredEncoding.UTF_8));
        return new OriginalFile(NAME, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    private static List<String> titles(Source source) {
        return source.fields().stream().map(SourceField::title).toList();
    }

    private static String line(Collection<String> cells, TextDialect dialect) {
        String quote = String.valueOf(dialect.quoteChar());
        String within = dialect.escapeChar().map(e -> e + quote).orElse(quote + quote);
        return cells.stream()
                .map(c -> quote + c.replace(quote, within) + quote)
                .collect(Collectors.joining(String.valueOf(dialect.delimiter()), "", "\n"));
    }

    private static byte[] bytes(String text, DeclaredEncoding encoding) {
        return switch (encoding) {
            case UTF_8 -> text.getBytes(StandardCharsets.UTF_8);
            case GB18030 -> text.getBytes(Charset.forName("GB18030"));
            case UTF_16 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE);
            case WINDOWS_1252 -> text.getBytes(Charset.forName("windows-1252"));
        };
    }
}
