package cn.jidu.intake.inbox;

import cn.jidu.definition.area.Area;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.text.CodePoints;
import cn.jidu.intake.text.ShownText;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that has arrived and is in the archive.
 *
 * @param inboxName its name below the inbox, which tells files of one name apart
 * @param fileName its own name
 * @param zip what it lay in; empty: in the inbox itself
 */
record ArrivedFile(String inboxName, String fileName, ReceivedBytes file, FileName name, Optional<ArrivedFile> zip) {
    /** Names are kept as they may be shown. */
    ArrivedFile {
        fileName = ShownText.text(fileName);
    }

    /** The order within a batch: wider areas before narrower, then file name; unrecognised files last. */
    static final Comparator<ArrivedFile> ORDER = Comparator.comparing(
                    ArrivedFile::level, Comparator.nullsLast(Comparator.<Area.Level>naturalOrder()))
            .thenComparing(ArrivedFile::fileName, CodePoints.ORDER)
            .thenComparing(ArrivedFile::inboxName, CodePoints.ORDER);

    /** Of what lies in the inbox and cannot be taken as a file. */
    static ArrivedFile untaken(String inboxName, FileName why) {
        String fileName = inboxName.substring(inboxName.lastIndexOf('/') + 1);
        return new ArrivedFile(inboxName, fileName, ReceivedBytes.NOTHING, why, Optional.empty());
    }

    private Area.@Nullable Level level() {
        return name instanceof FileName.Known known ? known.area().level() : null;
    }

    /** The same zip, of which nothing is taken. */
    ArrivedFile refused(RefusedException why) {
        return new ArrivedFile(inboxName, fileName, file, new FileName.Zip(Optional.of(why)), zip);
    }
}
