package cn.jidu.definition.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name of one width, without white space and marks that have no width, its brackets and its radicals made one. */
public final class FoldedName {
    private static final Pattern PLAIN = Pattern.compile("[一-鿿0-9A-Z]*");
    private static final Pattern WHITE = Pattern.compile("\\s+");
    private static final Pattern OPENING = Pattern.compile("[〔【\\[]");
    private static final Pattern CLOSING = Pattern.compile("[〕】\\]]");

    private FoldedName() {}

    /** Nearly every name is so already. */
    public static String of(String name) {
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String folded = InvisibleCharacters.without(CjkRadicals.fold(Normalizer.normalize(name, Normalizer.Form.NFKC)))
                .toUpperCase(Locale.ROOT);
        return CLOSING.matcher(
                        OPENING.matcher(WHITE.matcher(folded).replaceAll("")).replaceAll("("))
                .replaceAll(")");
    }
}
