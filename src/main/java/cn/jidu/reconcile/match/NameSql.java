package cn.jidu.reconcile.match;

import static cn.jidu.store.SqlQuotes.literal;
import static cn.jidu.store.SqlQuotes.literals;

import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.text.CjkRadicals;
import cn.jidu.definition.text.ColonSigns;
import cn.jidu.definition.text.FoldedName;
import cn.jidu.definition.text.InvisibleCharacters;
import cn.jidu.store.SqlQuotes;
import java.util.List;
import java.util.stream.Collectors;

/** SQL that folds names and numbers, so that what is the same to a reader is the same text. */
public final class NameSql {
    /** Nearly every name: there is nothing in it to fold. */
    private static final String PLAIN = "'^[一-鿿0-9A-Z]*$'";

    /** Nearly every text else: of one width, without white space. */
    private static final String TIGHT = "'^[一-鿿!-~]*$'";

    private static final String PLAIN_CODE = "'^[0-9A-Z]*$'";

    /** So many characters at the end of a name tell it from most others: longer than any form of company. */
    private static final int TELLING_END = 8;

    private final String areaNames;
    private final String areaBeginnings;

    /** @param areas their full names do not tell names of enterprises apart */
    public NameSql(AreaTree areas) {
        List<String> all = areas.all().stream()
                .map(a -> FoldedName.of(a.name()))
                .distinct()
                .sorted()
                .toList();
        this.areaNames = literal(all.stream().map(SqlQuotes::pattern).collect(Collectors.joining("|", "^(?:", ")+")));
        this.areaBeginnings = literals(all.stream()
                .map(a -> a.substring(0, a.offsetByCodePoints(0, Math.min(2, a.codePointCount(0, a.length())))))
                .distinct()
                .sorted()
                .toList());
    }

    /** A name without white space, width and brackets made one, full names of areas stripped from its front. */
    public String normal(String name) {
        String folded = """
                case when %1$s ~ %2$s then %1$s
                else translate(upper(%3$s), '〔〕【】[]', '()()()') end""".formatted(name, PLAIN, tight(name));
        // stripping is dear, and most names begin with no area's
        return """
                (select case when left(x, 2) in (%1$s) then regexp_replace(x, %2$s, '') else x end
                from (select %3$s as x) folded)""".formatted(areaBeginnings, areaNames, folded);
    }

    /** Whether there is something in a name to fold, and not only an area's name to strip from its front. */
    static String isToFold(String name) {
        return "%s !~ %s".formatted(name, PLAIN);
    }

    /** Whether {@link #code} has something to fold in a number. */
    static String isCodeToFold(String number) {
        return "%s !~ %s".formatted(number, PLAIN_CODE);
    }

    /** So much of the end of a name as tells it from most others; stripping its front leaves it. */
    static String end(String name) {
        return "right(%s, %s)".formatted(name, TELLING_END);
    }

    /** Whether a name has such an end. */
    static String isLong(String name) {
        return "length(%s) >= %s".formatted(name, TELLING_END);
    }

    /** A registration number as codes are folded: of one width, without white space and hyphens, upper case. */
    static String code(String number) {
        return """
                case when %1$s ~ %3$s then %1$s
                else regexp_replace(upper(%2$s), '[\\u2010-\\u2015\\u2212-]', '', 'g') end""".formatted(number, tight(number), PLAIN_CODE);
    }

    /** Of one width, radicals made characters, without white space and marks that have no width. */
    public static String tight(String text) {
        return """
                case when %1$s ~ %2$s then %1$s
                else regexp_replace(
                    translate(normalize(translate(%1$s, '%6$s', '%7$s'), NFKC), '%3$s', '%4$s'), '[%5$s]', '', 'g') end""".formatted(
                        text,
                        TIGHT,
                        CjkRadicals.SUPPLEMENT,
                        CjkRadicals.CHARACTERS,
                        InvisibleCharacters.forRegex(),
                        ColonSigns.SIGNS,
                        ColonSigns.COLONS);
    }
}
