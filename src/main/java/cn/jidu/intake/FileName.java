package cn.jidu.intake;

import cn.jidu.definition.Area;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.util.Optional;
import java.util.regex.Matcher;

/** What a file's name says, by the patterns of the sources' contracts. */
sealed interface FileName {
    Texts TEXTS = Texts.chinese(FileName.class);

    /** Stands before a name whose characters are not known: the Unicode replacement character. */
    char UNREADABLE = '\uFFFD';

    record Known(Source source, Area area, Quarter quarter, boolean supplement) implements FileName {}

    /** @param message why, in Chinese */
    record Unknown(String message) implements FileName {}

    /** Reads a name without its folder. */
    static FileName of(String name, Definitions definitions) {
        if (name.indexOf(UNREADABLE) >= 0) {
            return new Unknown(TEXTS.get("name.unreadable", name));
        }
        for (Source source : definitions.sources().values()) {
            Matcher m = source.filePattern().matcher(name);
            if (m.matches()) {
                return of(name, source, m.group("area"), m.group("quarter"), definitions);
            }
        }
        return new Unknown(TEXTS.get("name.unmatched", name));
    }

    private static FileName of(
            String name, Source source, String areaText, String quarterText, Definitions definitions) {
        Optional<Area> area = definitions.areas().findByCode(areaText);
        if (area.isEmpty()) {
            return new Unknown(TEXTS.get("name.area", name, areaText));
        }
        Optional<Quarter> quarter = Quarter.find(quarterText);
        if (quarter.isEmpty()) {
            return new Unknown(TEXTS.get("name.quarter", name, quarterText));
        }
        boolean supplement = name.contains("_补报") || name.contains("_supplement");
        return new Known(source, area.get(), quarter.get(), supplement);
    }
}
