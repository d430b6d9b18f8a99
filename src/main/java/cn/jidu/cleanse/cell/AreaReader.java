package cn.jidu.cleanse.cell;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.area.NamedAreas;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Areas as departments write them, by code or by name, for one file. It remembers what it has read. */
public final class AreaReader {
    private static final int REMEMBERED = 20_000;

    private final AreaTree areas;
    private final String fileArea;
    private final Map<String, Result> known = new HashMap<>();

    /** @param fileArea the code of the area that the file's name gives: rows without one of their own have it */
    public AreaReader(AreaTree areas, String fileArea) {
        this.areas = areas;
        this.fileArea = fileArea;
    }

    /**
     * @param code the area's present code; empty when it is not known
     * @param inside whether it is the file's area or lies in it
     * @param named what the text may mean
     */
    record Result(Optional<String> code, boolean inside, NamedAreas named) {}

    String fileAreaName() {
        Area area = areas.get(fileArea);
        return area.name() + "（" + area.code() + "）";
    }

    Result read(String raw) {
        Result result = known.get(raw);
        if (result == null) {
            NamedAreas named = areas.named(raw, fileArea);
            Optional<String> code = named.one().map(Area::code);
            result = new Result(code, code.isPresent() && areas.isWithin(code.get(), fileArea), named);
            if (known.size() < REMEMBERED) {
                known.put(raw, result);
            }
        }
        return result;
    }
}
