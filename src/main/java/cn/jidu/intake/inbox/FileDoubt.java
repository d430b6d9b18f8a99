package cn.jidu.intake.inbox;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.text.ShownText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file of which it is not sure what it is: which parts are open, and the command that settles them.
 *
 * @param unreadQuarter what of the name looks like a quarter and is none; empty: nothing
 */
record FileDoubt(
        String name,
        FileClue<Source> source,
        FileClue<Area> area,
        FileClue<Quarter> quarter,
        String unreadQuarter,
        boolean supplement) {
    private static final PackageTexts TEXTS = FileName.TEXTS;
    private static final int LISTED = 5;

    /**
     * What is said of it. Nothing is guessed: in the command at the end a word stands for what is open, with which it does
     * not run. Rows of several areas are of the narrowest one around them all.
     */
    String told(AreaTree areas) {
        List<String> open = new ArrayList<>();
        open("source", source, Source::title, open);
        open("area", area, FileDoubt::shown, open);
        open("quarter", quarter, Quarter::toString, open);
        Optional<Area> around = area.one().isPresent() ? area.one() : around(areas);
        if (area.one().isEmpty()) {
            around.ifPresent(a -> open.add(TEXTS.get("name.doubt.around", shown(a))));
        }
        if (quarter.one().isEmpty() && !unreadQuarter.isEmpty()) {
            open.add(TEXTS.get("name.doubt.unreadQuarter", ShownText.text(unreadQuarter)));
        }
        List<String> holes = new ArrayList<>();
        String s = orHole("source", source.one().map(Source::name), holes);
        String a = orHole("area", around.map(Area::code), holes);
        String q = orHole("quarter", quarter.one().map(Quarter::toString), holes);
        return TEXTS.get(
                open.isEmpty() ? "name.doubt.unclear" : "name.doubt",
                name,
                String.join("；", open),
                FileName.plain(name, s, a, q, supplement),
                command(s, a, q),
                holes.isEmpty()
                        ? TEXTS.get("name.doubt.check")
                        : TEXTS.get("name.doubt.fill", String.join("、", holes)));
    }

    private static String shown(Area a) {
        return a.name() + "（" + a.code() + "）";
    }

    private static String orHole(String key, Optional<String> known, List<String> holes) {
        return known.orElseGet(() -> {
            String hole = TEXTS.get("name.hole." + key);
            holes.add(hole);
            return hole;
        });
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

    /** Where the rows name several areas, and so cannot be of one of them alone. */
    private Optional<Area> around(AreaTree areas) {
        if (area.all().isEmpty() || area.from() != FileClue.From.CONTENT) {
            return Optional.empty();
        }
        return areas.lineage(area.all().get(0).code()).stream()
                .filter(a -> area.all().stream().allMatch(o -> areas.isWithin(o.code(), a.code())))
                .findFirst();
    }

    private String command(String source, String area, String quarter) {
        return "./jidu ingest " + quoted(ShownText.text(name)) + " --source " + source + " --area " + area
                + " --quarter " + quarter + (supplement ? " --supplement" : "");
    }

    /** As a shell reads it; a name that begins like an option is told from one. */
    private static String quoted(String name) {
        String safe = name.startsWith("-") ? "./" + name : name;
        return safe.matches("[\\p{IsHan}A-Za-z0-9_./-]+") ? safe : "'" + safe.replace("'", "'\\''") + "'";
    }
}
