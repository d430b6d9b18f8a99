package cn.jidu.intake;

import cn.jidu.definition.Area;
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
record Arrival(String inboxName, String fileName, Received file, FileName name, Optional<Arrival> zip) {
    /** Names are kept as they may be shown. */
    Arrival {
        fileName = Shown.text(fileName);
    }

    /** The order within a batch: wider areas before narrower, then file name; unrecognised files last. */
    static final Comparator<Arrival> ORDER = Comparator.comparing(
                    Arrival::level, Comparator.nullsLast(Comparator.<Area.Level>naturalOrder()))
            .thenComparing(Arrival::fileName, CodePoints.ORDER)
            .thenComparing(Arrival::inboxName, CodePoints.ORDER);

    /** Of what lies in the inbox and cannot be taken as a file. */
    static Arrival untaken(String inboxName, FileName why) {
        String fileName = inboxName.substring(inboxName.lastIndexOf('/') + 1);
        return new Arrival(inboxName, fileName, Received.NOTHING, why, Optional.empty());
    }

    private Area.@Nullable Level level() {
        return name instanceof FileName.Known known ? known.area().level() : null;
    }

    /** The same zip, of which nothing is taken. */
    Arrival refused(RefusedException why) {
        return new Arrival(inboxName, fileName, file, new FileName.Zip(Optional.of(why)), zip);
    }
}
