package cn.jidu.intake.inbox;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.text.ShownText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A file of which it is not sure what it is: which parts are open, and the command that settles them. */
record FileDoubt(
        String name, FileClue<Source> source, FileClue<Area> area, FileClue<Quarter> quarter, boolean supplement) {
    private static final PackageTexts TEXTS = FileName.TEXTS;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final int LISTED = 5;

    /**
     * What is said of it. The command at the end can be copied: what is open holds in it what is most likely, the first of
     * what it may be, the narrowest area around all, or the quarter that ended last.
     */
    String told(AreaTree areas, Instant when) {
        List<String> open = new ArrayList<>();
        open("source", source, Source::title, open);
        open("area", area, a -> a.name() + "（" + a.code() + "）", open);
        open("quarter", quarter, Quarter::toString, open);
        Source s = source.all().get(0);
        Area a = likely(areas);
        Quarter q = quarter.all().isEmpty()
                ? Quarter.containing(LocalDate.ofInstant(when, ZONE)).previous()
                : quarter.all().get(0);
        String parts = String.join("；", open);
        return TEXTS.get(
                open.isEmpty() ? "name.doubt.unclear" : "name.doubt",
                name,
                parts,
                FileName.plain(name, s, a, q, supplement),
                command(s, a, q));
    }

    private static <T> void open(String key, FileClue<T> part, Function<T, String> shown, List<String> open) {
        if (part.one().isPresent()) {
            return;
        }
        String what = TEXTS.get("name.part." + key);
        String listed = part.all().stream().limit(LISTED).map(shown).collect(Collectors.joining("、"));
        open.add(
                part.all().isEmpty()
                        ? TEXTS.get("name.doubt.none", what)
                        : TEXTS.get(
                                "name.doubt.several", what, listed, part.all().size() > LISTED ? "…" : ""));
    }

    private Area likely(AreaTree areas) {
        if (area.all().isEmpty()) {
            return areas.all().get(0);
        }
        List<Area> line = areas.lineage(area.all().get(0).code());
        return line.stream()
                .filter(a -> area.all().stream().allMatch(o -> areas.isWithin(o.code(), a.code())))
                .findFirst()
                .orElse(area.all().get(0));
    }

    private String command(Source s, Area a, Quarter q) {
        return "./jidu ingest " + quoted(ShownText.text(name)) + " --source " + s.name() + " --area " + a.code()
                + " --quarter " + q + (supplement ? " --supplement" : "");
    }

    /** As a shell reads it; a name that begins like an option is told from one. */
    private static String quoted(String name) {
        String safe = name.startsWith("-") ? "./" + name : name;
        return safe.matches("[\\p{IsHan}A-Za-z0-9_./-]+") ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }
}
