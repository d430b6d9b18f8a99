package cn.jidu.intake.xls;

import cn.jidu.definition.FileLimits;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileDamage;
import cn.jidu.intake.table.NamedUnits;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.table.ScratchFile;
import cn.jidu.intake.workbook.MergedCells;
import cn.jidu.intake.workbook.SharedTexts;
import cn.jidu.intake.workbook.SheetBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.apache.poi.hssf.record.MergeCellsRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** An {@code .xls} file of Excel 97 or later ([MS-XLS], BIFF8), read record by record from a temporary copy. */
public final class XlsWorkbook implements SheetBook {
    private static final PackageTexts TEXTS = PackageTexts.chinese(XlsWorkbook.class);

    private final Path copy;
    private final POIFSFileSystem container;
    private final XlsStream stream;
    private final XlsContents contents;
    private final SharedTexts texts;
    private final String fileName;
    private final FileLimits limits;

    private XlsWorkbook(
            Path copy,
            POIFSFileSystem container,
            XlsStream stream,
            XlsContents contents,
            SharedTexts texts,
            String fileName,
            FileLimits limits) {
        this.copy = copy;
        this.container = container;
        this.stream = stream;
        this.contents = contents;
        this.texts = texts;
        this.fileName = fileName;
        this.limits = limits;
    }

    /**
     * @param work where temporary files are kept until this is closed
     * @throws RefusedException ENCRYPTED or UNREADABLE
     */
    public static XlsWorkbook open(OriginalFile file, FileLimits limits, Path work)
            throws IOException, RefusedException {
        Path copy = ScratchFile.copy(file, work, "xls");
        try {
            return open(copy, file.fileName(), limits, work);
        } catch (RefusedException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static XlsWorkbook open(Path copy, String fileName, FileLimits limits, Path work) throws RefusedException {
        FileDamage damage = new FileDamage(fileName, () -> TEXTS.get("workbook.place.container"));
        POIFSFileSystem container = container(copy, damage);
        try {
            XlsStream stream = XlsStream.of(container.getRoot(), fileName);
            XlsContents contents = new XlsContents(fileName, limits);
            SharedTexts texts = SharedTexts.of(fileName, limits, work, to -> {
                try (XlsRecords records = stream.open()) {
                    contents.read(records, to);
                }
            });
            return new XlsWorkbook(copy, container, stream, contents, texts, fileName, limits);
        } catch (IOException | RefusedException | RuntimeException e) {
            closeQuietly(container);
            throw e instanceof RefusedException refused ? refused : damage.refusal(e);
        }
    }

    private static POIFSFileSystem container(Path copy, FileDamage damage) throws RefusedException {
        try {
            return new POIFSFileSystem(copy.toFile(), true);
        } catch (IOException | RuntimeException e) {
            // the library says of a damaged container so in many ways
            throw damage.refusal(e);
        }
    }

    /** It was opened for reading: nothing is lost. */
    private static void closeQuietly(POIFSFileSystem container) {
        try {
            container.close();
        } catch (IOException e) {
            // nothing was written
        }
    }

    @Override
    public List<Sheet> sheets() {
        return contents.sheets();
    }

    @Override
    public SheetRows open(Sheet sheet, BitSet days) throws RefusedException {
        XlsCells cells = new XlsCells(texts, contents.styles(), contents.numbers(), days);
        try {
            return new XlsRows(records(sheet), sheet, cells, contents.beside(), fileName, limits);
        } catch (IOException | RuntimeException e) {
            throw damage(sheet).refusal(e);
        }
    }

    private XlsRecords records(Sheet sheet) throws IOException {
        return stream.open(contents.position(sheet), sheet.number());
    }

    private FileDamage damage(Sheet sheet) {
        return new FileDamage(fileName, () -> TEXTS.get("workbook.place.start", sheet.name()));
    }

    @Override
    public MergedCells merged(Sheet sheet) throws RefusedException {
        MergedCells merged = new MergedCells(fileName, TEXTS.get("workbook.place.start", sheet.name()), limits);
        try (XlsRecords records = records(sheet)) {
            while (records.next()) {
                if (records.sid() == MergeCellsRecord.sid) {
                    add(records.data(), merged);
                }
            }
        } catch (IOException | RuntimeException e) {
            throw damage(sheet).refusal(e);
        }
        return merged;
    }

    @Override
    public NamedUnits unitsBeside(Sheet sheet) {
        return NamedUnits.NONE;
    }

    private static void add(RecordInputStream data, MergedCells merged) throws RefusedException {
        int count = data.readUShort();
        for (int i = 0; i < count; i++) {
            merged.add(data.readUShort() + 1, data.readUShort() + 1, data.readUShort(), data.readUShort());
        }
    }

    @Override
    public void close() throws IOException {
        try (texts;
                container) {
            Files.deleteIfExists(copy);
        }
    }
}
