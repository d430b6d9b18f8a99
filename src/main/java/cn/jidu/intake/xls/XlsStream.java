package cn.jidu.intake.xls;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.RefusalCode;
import cn.jidu.intake.table.RefusedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.apache.poi.hssf.model.InternalWorkbook;
import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.WriteProtectRecord;
import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;
import org.apache.poi.poifs.filesystem.DocumentInputStream;

/**
 * The stream in an old workbook's container that holds all of its parts, one behind the other. A workbook whose structure
 * alone is protected is encrypted with a password that everyone has.
 *
 * @param head the length of the first records, which are never encrypted
 */
record XlsStream(DirectoryNode root, String entry, Optional<EncryptionInfo> encryption, int head) {
    private static final PackageTexts TEXTS = PackageTexts.chinese(XlsStream.class);
    private static final int EXCEL_97 = 0x0600;

    /** @throws RefusedException ENCRYPTED, or UNREADABLE where the container holds no workbook, or an older one */
    static XlsStream of(DirectoryNode root, String fileName) throws IOException, RefusedException {
        if (root.hasEntryCaseInsensitive(Decryptor.DEFAULT_POIFS_ENTRY)) {
            throw new RefusedException(RefusalCode.ENCRYPTED, TEXTS.get("workbook.encrypted", fileName));
        }
        for (String name : InternalWorkbook.WORKBOOK_DIR_ENTRY_NAMES) {
            if (root.hasEntry(name)) {
                return of(root, name, fileName);
            }
        }
        boolean old = root.hasEntry(InternalWorkbook.OLD_WORKBOOK_DIR_ENTRY_NAME);
        throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get(old ? "xls.old" : "kind.other", fileName));
    }

    private static XlsStream of(DirectoryNode root, String entry, String fileName)
            throws IOException, RefusedException {
        try (DocumentInputStream stream = new DocumentInputStream((DocumentEntry) root.getEntry(entry))) {
            RecordInputStream in = new RecordInputStream(stream);
            int head = step(in);
            if (in.getSid() != BOFRecord.sid || in.readUShort() != EXCEL_97) {
                throw new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("xls.old", fileName));
            }
            head += step(in);
            if (in.getSid() == WriteProtectRecord.sid) {
                head += step(in);
            }
            Optional<EncryptionInfo> encryption = in.getSid() == FilePassRecord.sid
                    ? Optional.of(new FilePassRecord(in).getEncryptionInfo())
                    : Optional.empty();
            if (encryption.isPresent() && !isOpenToAll(encryption.get())) {
                throw new RefusedException(RefusalCode.ENCRYPTED, TEXTS.get("workbook.encrypted", fileName));
            }
            return new XlsStream(root, entry, encryption, head);
        }
    }

    /** @return the length of the next record */
    private static int step(RecordInputStream in) {
        in.readRemainder();
        in.hasNextRecord();
        in.nextRecord();
        return 4 + in.remaining();
    }

    private static boolean isOpenToAll(EncryptionInfo encryption) {
        try {
            return encryption.getDecryptor().verifyPassword(Decryptor.DEFAULT_PASSWORD);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** The workbook's own records, those at its head left out where it is encrypted. */
    XlsRecords open() throws IOException {
        XlsRecords records = open(encryption.isPresent() ? head : 0);
        if (encryption.isEmpty()) {
            records.begin();
        }
        return records;
    }

    /**
     * The records of a sheet.
     *
     * @param position where it begins, as the workbook says
     * @param before how many parts stand before it: in an encrypted workbook each must be read to come to the next
     */
    XlsRecords open(long position, int before) throws IOException {
        if (encryption.isPresent()) {
            XlsRecords records = open();
            for (int i = 0; i < before; i++) {
                while (records.next()) {
                    // to the end of the part
                }
                records.begin();
            }
            return records;
        }
        XlsRecords records = open(position);
        records.begin();
        return records;
    }

    private XlsRecords open(long position) throws IOException {
        DocumentInputStream stream = new DocumentInputStream((DocumentEntry) root.getEntry(entry));
        try {
            if (stream.skip(position) != position) {
                throw new IOException("a part begins behind the end");
            }
            RecordInputStream in = encryption.isPresent()
                    ? new RecordInputStream(stream, encryption.get(), head)
                    : new RecordInputStream(stream);
            return new XlsRecords(stream, in);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }
}
