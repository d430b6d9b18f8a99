package cn.jidu.cleanse;

import cn.jidu.definition.Area;
import cn.jidu.definition.Areas;
import cn.jidu.intake.CitizenNumber;
import cn.jidu.intake.Fold;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Areas as departments write them, by code or by name, for one file. It remembers what it has read. */
final class AreaReader {
    private static final int REMEMBERED = 20_000;

    private final Areas areas;
    private final String fileArea;
    private final Map<String, Result> known = new HashMap<>();

    AreaReader(Areas areas, String fileArea) {
        this.areas = areas;
        this.fileArea = fileArea;
    }

    /**
     * @param code the area's present code; empty when it is not known
     * @param inside whether it is the file's area or lies in it
     */
    record Result(Optional<String> code, boolean inside) {}

    String fileAreaName() {
        Area area = areas.get(fileArea);
        return area.name() + "（" + area.code() + "）";
    }

    Result read(String raw) {
        Result result = known.get(raw);
        if (result == null) {
            Optional<String> code = find(Fold.tight(raw)).map(Area::code);
            result = new Result(code, code.isPresent() && areas.isWithin(code.get(), fileArea));
            if (known.size() < REMEMBERED) {
                known.put(raw, result);
            }
        }
        return result;
    }

    private Optional<Area> find(String text) {
        boolean code = (text.length() == 6 || text.length() == 9 || text.length() == 12)
                && CitizenNumber.areDigits(text, 0, 6);
        if (code) {
            return areas.findByCode(text);
        }
        Optional<Area> inside = areas.findByName(text, fileArea);
        if (inside.isPresent()) {
            return inside;
        }
        String last = withoutWider(text);
        Optional<Area> full = last.equals(text) ? Optional.empty() : areas.findByName(last, fileArea);
        return full.isPresent() ? full : areas.findByName(text);
    }

    /** 浙江省台州市椒江区 is 椒江区: names of the areas that the file's lies in are taken off the front. */
    private String withoutWider(String text) {
        List<Area> line = areas.lineage(fileArea);
        String rest = text;
        for (int i = line.size() - 1; i >= 0; i--) {
            String name = line.get(i).name();
            if (rest.startsWith(name) && rest.length() > name.length()) {
                rest = rest.substring(name.length());
            }
        }
        return rest;
    }
}
