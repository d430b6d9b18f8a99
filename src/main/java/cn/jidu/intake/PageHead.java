package cn.jidu.intake;

import java.util.regex.Pattern;

/** What the head and foot of a sheet's printed pages say of its table. */
final class PageHead {
    /** Where the text stands and how it looks: {@code &R}, {@code &"宋体"}, {@code &12}. */
    private static final Pattern LOOKS = Pattern.compile("&(?:\"[^\"]*\"|[0-9]+|K[0-9A-Fa-f]{6}|[A-Za-z])");

    private NamedUnits named = NamedUnits.NONE;

    void add(String text) {
        for (String part : LOOKS.split(text, -1)) {
            named = named.and(NamedUnits.inTitle(part));
        }
    }

    NamedUnits named() {
        return named;
    }
}
