package cn.jidu.intake.xls;

import cn.jidu.intake.workbook.RunLook;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.record.RecordInputStream;

/** The fonts of an {@code .xls} workbook, and what those of parts of a text say of its digits. */
final class XlsFonts {
    private static final int STRUCK = 8;
    /** No font has this number. */
    private static final int NONE = 4;

    private final List<RunLook> fonts = new ArrayList<>();

    int count() {
        return fonts.size();
    }

    /** Reads the record of a font ([MS-XLS] 2.4.122). */
    void add(RecordInputStream data) {
        data.readUShort();
        boolean struck = (data.readUShort() & STRUCK) != 0;
        data.readInt();
        fonts.add(new RunLook(data.readUShort() != 0, struck));
    }

    /** @param runs pairs of numbers: from which sign on, and in which font */
    String marked(String text, ByteBuffer runs) {
        StringBuilder marked = new StringBuilder(text);
        runs.order(ByteOrder.LITTLE_ENDIAN);
        int to = text.length();
        for (int at = runs.limit() - 2 * Short.BYTES; at >= 0; at -= 2 * Short.BYTES) {
            int from = Short.toUnsignedInt(runs.getShort(at));
            look(Short.toUnsignedInt(runs.getShort(at + Short.BYTES))).mark(marked, from, to);
            to = from;
        }
        return marked.toString();
    }

    private RunLook look(int number) {
        int font = number > NONE ? number - 1 : number;
        return font < fonts.size() ? fonts.get(font) : RunLook.PLAIN;
    }
}
