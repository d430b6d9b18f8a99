package cn.jidu.intake.table;

import java.util.regex.Pattern;

/** What the head and foot of a sheet's printed pages say of its table. */
public final class PageHead {
    /** Where the text stands and how it looks: {@code &R}, {@code &"宋体"}, {@code &12}. */
    private static final Pattern LOOKS = Pattern.compile("&(?:\"[^\"]*\"|[0-9]+|K[0-9A-Fa-f]{6}|[A-Za-z])");

    private NamedUnits named = NamedUnits.NONE;

    /** A line of the head. */
    public void add(String text) {
        for (String part : LOOKS.split(text, -1)) {
            named = named.and(NamedUnits.inTitle(part));
        }
    }

    /** The units that the lines name. */
    public NamedUnits named() {
        return named;
    }
}
