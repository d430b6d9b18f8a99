package cn.jidu.intake;

import cn.jidu.definition.Area;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import java.util.Optional;

/** What whoever brings a file says of it; it goes before the file's name, its header and its rows. */
public record Declared(Optional<Source> source, Optional<Area> area, Optional<Quarter> quarter, boolean supplement) {
    /** Nothing: the file speaks for itself. */
    public static final Declared NOTHING = new Declared(Optional.empty(), Optional.empty(), Optional.empty(), false);
}
