package cn.jidu.intake.inbox;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import java.util.Optional;

/**
 * What whoever brings a file says of it; it goes before the file's name, its header and its rows.
 *
 * @param month in the quarter, where the file is of it alone
 */
public record DeclaredFile(
        Optional<Source> source,
        Optional<Area> area,
        Optional<Quarter> quarter,
        Optional<Month> month,
        boolean supplement) {
    /** Nothing: the file speaks for itself. */
    public static final DeclaredFile NOTHING =
            new DeclaredFile(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false);
}
