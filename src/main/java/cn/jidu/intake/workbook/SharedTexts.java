package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.ScratchFile;
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
public final class SharedTexts implements Closeable {
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

    /** Gives the texts to be kept, one after another. */
    @FunctionalInterface
    public interface Content {
        void writeTo(Writer texts) throws IOException, RefusedException;
    }

    /** Keeps texts in a file of the folder until this is closed. */
    public static SharedTexts of(String fileName, FileLimits limits, Path work, Content content)
            throws IOException, RefusedException {
        Path file = ScratchFile.file(work, "texts");
        try {
            Writer writer = new Writer(file, fileName, limits);
            try (writer) {
                content.writeTo(writer);
            }
            return new SharedTexts(file, writer.offsets(), writer.count);
        } catch (IOException | RefusedException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** The text of a number as a cell writes it; empty where there is none. */
    public Optional<String> get(String number) throws IOException {
        int index = OrdinalNumber.of(number.strip());
        return index == OrdinalNumber.NONE ? Optional.empty() : get(index);
    }

    public Optional<String> get(int index) throws IOException {
        if (index < 0 || index >= count) {
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

    /** Takes the texts in the order of their numbers. */
    public static final class Writer implements Closeable {
        private final DataOutputStream out;
        private long[] pages = new long[64];
        private int count;
        private long written;
        private final String fileName;
        private final FileLimits limits;
        private final int most;
        private final long mostBytes;

        private Writer(Path file, String fileName, FileLimits limits) throws IOException {
            this.fileName = fileName;
            this.limits = limits;
            this.most = limits.count(FileLimit.SHARED_TEXTS);
            this.mostBytes = limits.of(FileLimit.SHARED_TEXT_BYTES);
            out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
        }

        public void add(String text) throws IOException, RefusedException {
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
            if (count > most) {
                throw RefusedException.tooLarge(LimitExcess.of(limits, FileLimit.SHARED_TEXTS), fileName, "");
            }
            if (written > mostBytes) {
                throw RefusedException.tooLarge(LimitExcess.of(limits, FileLimit.SHARED_TEXT_BYTES), fileName, "");
            }
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
