package cn.jidu.sample;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Writes one file as its department would, and tells each row the line that it came to stand on. */
final class FileWriter {
    private final Style style;
    private final List<Column> columns;
    private final Delivery file;
    private int line;

    FileWriter(Delivery file, Style style) {
        this.file = file;
        this.style = style;
        List<Column> order = new ArrayList<>(file.shape().columns());
        if (style.shuffled()) {
            Collections.shuffle(order, new Random(style.variant() * 31L + style.dateForm()));
        }
        if (file.refusal().equals("HEADER_MISMATCH")) {
            order.removeIf(c -> c.key().equals("quarter"));
        }
        columns = order;
    }

    void write(Path inbox) throws IOException {
        write(inbox, file.rows().stream());
    }

    /** Rows one by one: nothing is kept. */
    void write(Path inbox, Stream<Row> rows) throws IOException {
        Path path = inbox.resolve(file.fileName());
        if (file.refusal().equals("EMPTY")) {
            Files.write(path, new byte[0]);
            return;
        }
        try (OutputStream out = Files.newOutputStream(path);
                BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, style.charset()), 1 << 16)) {
            if (style.bom() && !style.charset().equals(java.nio.charset.Charset.forName("GB18030"))) {
                writer.write('\uFEFF');
            }
            head(writer);
            rows.forEach(row -> row(writer, row));
            foot(writer);
            if (file.refusal().equals("ENCODING")) {
                writer.flush();
                // no encoding explains these bytes: what follows a lead byte is not a trail byte, in any of them
                out.write(new byte[] {(byte) 0xFF, (byte) 0xFF, '\n', (byte) 0xC4, (byte) 0xFF, '\n'});
                out.write("（传输中断）".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private void head(BufferedWriter writer) throws IOException {
        if (style.title()) {
            line(writer, List.of("台州市小微企业监测" + file.quarter().chinese() + "报表"));
            line(writer, List.of("填报区域：" + file.area()));
        }
        List<String> header = new ArrayList<>();
        columns.forEach(c -> header.add(c.heading(style.variant()).text()));
        if (style.extraColumn()) {
            header.add("经办人");
        }
        line(writer, header);
    }

    private void row(BufferedWriter writer, Row row) {
        List<String> cells = new ArrayList<>(columns.size() + 1);
        for (Column column : columns) {
            cells.add(style.cell(row, column, line));
        }
        if (style.extraColumn()) {
            cells.add("小张");
        }
        for (int i = 0; i < row.surplusCells(); i++) {
            cells.add("多余");
        }
        for (int i = 0; i > row.surplusCells(); i--) {
            cells.remove(cells.size() - 1);
        }
        try {
            row.at(line(writer, cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void foot(BufferedWriter writer) throws IOException {
        if (style.footer() && !file.rows().isEmpty()) {
            List<String> total =
                    new ArrayList<>(Collections.nCopies(columns.size() + (style.extraColumn() ? 1 : 0), ""));
            total.set(0, "合计");
            line(writer, total);
            line(writer, List.of(""));
            line(writer, List.of("注：本表由系统导出。"));
        }
    }

    private int line(BufferedWriter writer, List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(style.delimiter());
            }
            writer.write(quoted(cells.get(i)));
        }
        writer.write('\n');
        line++;
        return line;
    }

    private String quoted(String cell) {
        boolean special = cell.indexOf(style.delimiter()) >= 0 || cell.indexOf('"') >= 0;
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }
}
