package cn.jidu.intake;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the cells of a workbook share, by number: in a temporary file, a page of them at a time in memory. Rows
 * ask for them mostly in the order in which they are kept.
 */
final class SharedTexts implements Closeable {
    private static final int PAGE = 64;
    private static final long CACHED_BYTES = 8L << 20;
    private static final int LATEST = 64;

    private final Path file;
    private final FileChannel channel;
    private final long[] offsets;
    private final int count;
    private final LinkedHashMap<Integer, Page> cache = new LinkedHashMap<>(64, 0.75f, true);
    private long cachedBytes;
    /** Where the latest texts were: most rows ask for neighbours, and besides for a few words that come again and again. */
    private final @Nullable Page[] latest = new Page[LATEST];

    private record Page(int number, List<String> texts, int bytes) {}

    private SharedTexts(Path file, long[] offsets, int count) throws IOException {
        this.file = file;
        this.channel = FileChannel.open(file);
        this.offsets = offsets;
        this.count = count;
    }

    /** @param part empty where the workbook shares none */
    static SharedTexts read(WorkbookParts parts, Optional<String> part, Limits limits, Path work)
            throws IOException, RefusedException {
        Path file = Scratch.file(work, "texts");
        try {
            Writer writer = new Writer(file);
            try (writer) {
                if (part.isPresent() && parts.has(part.get())) {
                    try (Xml xml = parts.open(part.get())) {
                        readAll(xml, writer, limits.lineCharacters() + 1);
                    }
                }
            }
            return new SharedTexts(file, writer.offsets(), writer.count);
        } catch (IOException | RefusedException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void readAll(Xml xml, Writer writer, int limit) throws IOException, RefusedException {
        StringBuilder text = new StringBuilder();
        while (xml.next()) {
            if (xml.isStart("si")) {
                text.setLength(0);
            } else if (xml.isStart("rPh")) {
                // how it is pronounced
                xml.skip();
            } else if (xml.isStart("t")) {
                xml.text(text, limit);
            } else if (xml.isEnd("si")) {
                writer.add(CellTexts.unescaped(text.toString()));
            }
        }
    }

    /** The text of a number as a cell writes it; empty where there is none. */
    Optional<String> get(String number) throws IOException {
        int index = Ordinal.of(number.strip());
        if (index == Ordinal.NONE || index >= count) {
            return Optional.empty();
        }
        return Optional.of(page(index / PAGE).texts.get(index % PAGE));
    }

    private Page page(int number) throws IOException {
        Page page = latest[number % LATEST];
        if (page == null || page.number != number) {
            page = cached(number);
            latest[number % LATEST] = page;
        }
        return page;
    }

    private Page cached(int number) throws IOException {
        Page known = cache.get(number);
        if (known != null) {
            return known;
        }
        Page page = load(number);
        cache.put(number, page);
        cachedBytes += page.bytes;
        Iterator<Page> oldest = cache.values().iterator();
        while (cachedBytes > CACHED_BYTES && cache.size() > 1) {
            Page gone = oldest.next();
            cachedBytes -= gone.bytes;
            latest[gone.number % LATEST] = null;
            oldest.remove();
        }
        return page;
    }

    private Page load(int number) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) (offsets[number + 1] - offsets[number]));
        while (bytes.hasRemaining() && channel.read(bytes, offsets[number] + bytes.position()) >= 0) {
            // a read may give less than was asked for
        }
        bytes.flip();
        int size = Math.min(PAGE, count - number * PAGE);
        List<String> texts = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int length = bytes.getInt();
            texts.add(new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8));
            bytes.position(bytes.position() + length);
        }
        return new Page(number, texts, bytes.capacity());
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            Files.deleteIfExists(file);
        }
    }

    private static final class Writer implements Closeable {
        private final DataOutputStream out;
        private long[] pages = new long[64];
        private int count;
        private long written;

        Writer(Path file) throws IOException {
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        }

        void add(String text) throws IOException {
            if (count % PAGE == 0) {
                int page = count / PAGE;
                pages = page + 1 < pages.length ? pages : Arrays.copyOf(pages, 2 * pages.length);
                pages[page] = written;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
            written += Integer.BYTES + bytes.length;
            count++;
        }

        /** Where each page begins, and where the last one ends. */
        long[] offsets() {
            int pageCount = (count + PAGE - 1) / PAGE;
            long[] offsets = Arrays.copyOf(pages, pageCount + 1);
            offsets[pageCount] = written;
            return offsets;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
