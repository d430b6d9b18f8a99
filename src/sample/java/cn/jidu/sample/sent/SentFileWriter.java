package cn.jidu.sample.sent;

import cn.jidu.sample.city.SampleColumn;
import cn.jidu.sample.city.SampleRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Writes one file as its department would, and tells each row the line that it came to stand on. */
public final class SentFileWriter {
    /** Of the registration, whose rows alone are cut short. */
    private static final Set<String> MAY_LACK = Set.of(
            "registration_no",
            "status_on",
            "registered_capital",
            "legal_representative",
            "address",
            "converted_from",
            "converted_on",
            "emerging_tag");

    private final FileStyle style;
    private final List<SampleColumn> columns;
    private final SentFile file;
    private int line;

    public SentFileWriter(SentFile file, FileStyle style) {
        this.file = file;
        this.style = style;
        List<SampleColumn> order = new ArrayList<>(file.columns());
        if (style.shuffled()) {
            Collections.shuffle(order, new Random(style.variant() * 31L + style.dateForm()));
        }
        if (file.refusal().equals("HEADER_MISMATCH")) {
            order.removeIf(c -> c.key().equals("quarter"));
        }
        columns = order;
    }

    public void write(Path inbox) throws IOException {
        write(inbox, file.rows().stream());
    }

    /** Rows one by one: nothing is kept. */
    public void write(Path inbox, Stream<SampleRow> rows) throws IOException {
        Path path = inbox.resolve(file.fileName());
        if (file.refusal().equals("EMPTY")) {
            Files.write(path, new byte[0]);
            return;
        }
        try (CsvLines lines = open(path)) {
            head(lines);
            rows.forEach(row -> row(lines, row));
            foot(lines);
        }
        if (file.refusal().equals("ENCODING")) {
            SampleText.breakOff(path);
        }
        if (file.refusal().equals("UNREADABLE")) {
            byte[] bytes = Files.readAllBytes(path);
            Files.write(path, Arrays.copyOf(bytes, bytes.length / 2));
        }
        if (file.controlled().isPresent()) {
            new SampleControl(file, style).write(path);
        }
    }

    private CsvLines open(Path path) throws IOException {
        return file.isWorkbook()
                ? new SampleWorkbook(path, columns.size(), style.variant() % 2 == 0)
                : new SampleText(path, style);
    }

    private void head(CsvLines lines) throws IOException {
        if (style.title()) {
            lines.title("台州市小微企业监测" + file.quarter().chinese() + "报表");
            lines.title("填报区域：" + file.area());
            line = 2;
        }
        List<SampleCell> header = new ArrayList<>();
        columns.forEach(
                c -> header.add(SampleCell.text(c.heading(style.variant()).text())));
        if (style.extraColumn()) {
            header.add(SampleCell.text("经办人"));
        }
        line = lines.add(header);
    }

    private void row(CsvLines lines, SampleRow row) {
        List<SampleCell> cells = new ArrayList<>(columns.size() + 1);
        for (SampleColumn column : columns) {
            cells.add(style.cell(row, column, line));
        }
        if (style.extraColumn()) {
            cells.add(SampleCell.text("小张"));
        }
        for (int i = 0; i < row.surplusCells(); i++) {
            cells.add(SampleCell.text("多余"));
        }
        cut(cells, -row.surplusCells());
        try {
            line = lines.add(cells);
            row.at(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes cells off the end, so many at least, down to one that every row must have: without only others it would pass. */
    private void cut(List<SampleCell> cells, int least) {
        boolean passes = least > 0;
        for (int i = 0; i < least || passes; i++) {
            int last = cells.size() - 1;
            cells.remove(last);
            passes &= last >= columns.size()
                    || MAY_LACK.contains(columns.get(last).key());
        }
    }

    private void foot(CsvLines lines) throws IOException {
        if (style.footer() && !file.rows().isEmpty()) {
            List<SampleCell> total = new ArrayList<>(
                    Collections.nCopies(columns.size() + (style.extraColumn() ? 1 : 0), SampleCell.text("")));
            total.set(0, SampleCell.text("合计"));
            lines.add(total);
            lines.add(List.of(SampleCell.text("")));
            lines.add(List.of(SampleCell.text("注：本表由系统导出。")));
        }
    }
}
