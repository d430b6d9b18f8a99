package cn.jidu.report.data;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** How findings and rejects are spooled: their members in order. */
final class RowForms {
    static final FoundSpool.RowForm<FindingRow> FINDINGS = new FoundSpool.RowForm<>() {
        @Override
        public void write(FindingRow row, DataOutputStream out) throws IOException {
            texts(out, row.code(), row.source(), row.area(), row.quarter(), row.delivery());
            out.writeBoolean(row.row().isPresent());
            out.writeInt(row.row().orElse(0));
            texts(out, row.key(), row.message());
        }

        @Override
        public FindingRow read(DataInputStream in) throws IOException {
            return new FindingRow(text(in), text(in), text(in), text(in), text(in), number(in), text(in), text(in));
        }
    };

    static final FoundSpool.RowForm<RejectRow> REJECTS = new FoundSpool.RowForm<>() {
        @Override
        public void write(RejectRow row, DataOutputStream out) throws IOException {
            texts(out, row.code(), row.source(), row.area(), row.quarter(), row.delivery(), row.sheet());
            out.writeInt(row.row());
            texts(out, row.field(), row.value(), row.expected());
        }

        @Override
        public RejectRow read(DataInputStream in) throws IOException {
            return new RejectRow(
                    text(in),
                    text(in),
                    text(in),
                    text(in),
                    text(in),
                    text(in),
                    in.readInt(),
                    text(in),
                    text(in),
                    text(in));
        }
    };

    private RowForms() {}

    private static void texts(DataOutputStream out, String... texts) throws IOException {
        for (String text : texts) {
            out.writeInt(text.length());
            out.writeChars(text);
        }
    }

    /** By its units: a half of a pair comes back as it was. */
    private static String text(DataInputStream in) throws IOException {
        int units = in.readInt();
        return ByteBuffer.wrap(in.readNBytes(2 * units)).asCharBuffer().toString();
    }

    private static Optional<Integer> number(DataInputStream in) throws IOException {
        boolean present = in.readBoolean();
        int number = in.readInt();
        return present ? Optional.of(number) : Optional.empty();
    }
}
