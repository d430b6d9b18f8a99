package cn.jidu.delivery;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A delivery: one file that was received, and what became of it. What is not known, or does not apply, is empty.
 *
 * @param id 0 where it is not recorded yet
 * @param sha256 by which the archive keeps it
 * @param controlSha256 the control file that came with it
 * @param reason the code of the refusal
 * @param why in Chinese: why it was refused, held, not recognised or only acknowledged
 * @param understood how source, area and quarter were told where the name is not the contract's, in Chinese
 * @param notes what of an accepted file was not read, and what is strange about it, in Chinese
 * @param format encoding of a text, or kind of workbook; empty where it was not opened
 * @param heldAs the file of the same bytes that waits to be accepted, where it is acknowledged for that
 * @param judgement the newest decision about it
 */
public record ReceivedFile(
        long id,
        String fileName,
        String sha256,
        long bytes,
        Optional<String> controlSha256,
        FileSubject subject,
        DeliveryState fate,
        String reason,
        String why,
        String understood,
        String notes,
        String format,
        String heldAs,
        FileOrigin origin,
        Optional<FileJudgement> judgement,
        FileRowCounts rows) {

    /** One that has just arrived: nothing is told of it but how it is to go on. */
    public static ReceivedFile arrived(
            String fileName,
            String sha256,
            long bytes,
            Optional<String> controlSha256,
            FileSubject subject,
            DeliveryState fate) {
        return new ReceivedFile(
                0,
                fileName,
                sha256,
                bytes,
                controlSha256,
                subject,
                fate,
                "",
                "",
                "",
                "",
                "",
                "",
                FileOrigin.NONE,
                Optional.empty(),
                FileRowCounts.NONE);
    }

    /** Refused under this code. */
    public ReceivedFile withReason(String code) {
        return with(code, why, understood, notes, rows);
    }

    /** Told so why it fares as it does. */
    public ReceivedFile withWhy(String told) {
        return with(reason, told, understood, notes, rows);
    }

    /** Told so how it was understood. */
    public ReceivedFile withUnderstood(String told) {
        return with(reason, why, told, notes, rows);
    }

    /** The same file with other counts of its rows. */
    public ReceivedFile withRows(FileRowCounts counted) {
        return with(reason, why, understood, notes, counted);
    }

    /** The same file, told in other words. */
    public ReceivedFile told(UnaryOperator<String> words) {
        return with(reason, words.apply(why), understood, words.apply(notes), rows);
    }

    private ReceivedFile with(String code, String told, String known, String noted, FileRowCounts counted) {
        return new ReceivedFile(
                id,
                fileName,
                sha256,
                bytes,
                controlSha256,
                subject,
                fate,
                code,
                told,
                known,
                noted,
                format,
                heldAs,
                origin,
                judgement,
                counted);
    }

    /** The name of its kind of extract. */
    public String source() {
        return subject.source();
    }

    /** The code of the area that it speaks for. */
    public String area() {
        return subject.area();
    }

    /** As in 2018Q2. */
    public String quarter() {
        return subject.quarter();
    }

    /** The month that it is of, where it is of one month of its quarter. */
    public Optional<Month> month() {
        return Month.find(subject.month());
    }

    /** Its month where it is of one, else its quarter, as people write it: 2023年5月, 2018年二季度. */
    public String period() {
        return month().map(Month::chinese)
                .or(() -> Quarter.find(quarter()).map(Quarter::chinese))
                .orElse(quarter());
    }

    /** It adds to what was there, and replaces nothing. */
    public boolean supplement() {
        return subject.supplement();
    }

    /** All that is to be told of it: how it was understood; then why, or what was noted. */
    public String message() {
        return understood + (why.isEmpty() ? notes : why);
    }

    /** Why it was let in after it was held; empty where it was not. */
    public String accepted() {
        return judgement
                .filter(j -> j.kind().equals(FileJudgement.ACCEPTED))
                .map(FileJudgement::reason)
                .orElse("");
    }

    /** Data rows of it. */
    public long read() {
        return rows.read();
    }

    /** Rows of it that were turned away. */
    public long rejected() {
        return rows.rejected();
    }

    /** Rows of it that a later row of it stands for. */
    public long duplicate() {
        return rows.duplicate();
    }

    /** Rows of it that are there. */
    public long loaded() {
        return rows.loaded();
    }
}
