package cn.jidu.sample.sent;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A delimited text file. */
final class SampleText implements CsvLines {
    private final BufferedWriter writer;
    private final char delimiter;
    private int line;

    SampleText(Path path, FileStyle style) throws IOException {
        OutputStream out = Files.newOutputStream(path);
        this.writer = new BufferedWriter(new OutputStreamWriter(out, style.charset()), 1 << 16);
        this.delimiter = style.delimiter();
        if (style.bom() && !style.charset().equals(Charset.forName("GB18030"))) {
            writer.write('\uFEFF');
        }
    }

    /** Makes it a file that breaks off: what follows a lead byte is not a trail byte, in any encoding. */
    static void breakOff(Path path) throws IOException {
        try (OutputStream out = Files.newOutputStream(path, java.nio.file.StandardOpenOption.APPEND)) {
            out.write(new byte[] {(byte) 0xFF, (byte) 0xFF, '\n', (byte) 0xC4, (byte) 0xFF, '\n'});
            out.write("（传输中断）".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Override
    public int add(List<SampleCell> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                writer.write(delimiter);
            }
            writer.write(quoted(cells.get(i).text()));
        }
        writer.write('\n');
        line++;
        return line;
    }

    @Override
    public void title(String text) throws IOException {
        add(List.of(SampleCell.text(text)));
    }

    private String quoted(String cell) {
        boolean special = cell.indexOf(delimiter) >= 0 || cell.indexOf('"') >= 0;
        return special ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
