package cn.jidu.returned;

import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Under which names a file goes back and comes again.
 *
 * @param file what the returned workbook is called
 * @param sendAs what it must be called to be known for the same source, area and quarter
 */
record ReturnName(String file, String sendAs) {
    /** What may stand before the ending of a file that was returned, as a regular expression. */
    static final String PATTERN = "_退回修改(_补报)?(_[0-9]+)?";

    private static final String MARK = "_退回修改";

    private static final String SUPPLEMENT = "_补报";
    private static final String ENDING = ".xlsx";
    /** Leaves room in the 255 bytes that a name may have, and in the 143 that some encrypted disks allow. */
    private static final int BASE_BYTES = 90;

    /** Of the whole file; a supplement stays one. */
    static ReturnName whole(ReturnedOriginal file) {
        boolean unmarked = file.supplement() && !isSupplement(base(file));
        return of(file, unmarked ? MARK + SUPPLEMENT : MARK);
    }

    /** Of a workbook that holds the rejected rows alone: they come as a supplement. */
    static ReturnName supplement(ReturnedOriginal file) {
        return of(file, isSupplement(base(file)) ? MARK : MARK + SUPPLEMENT);
    }

    /** Of a letter that no rows come with: the file itself is to be mended. */
    static ReturnName letter(ReturnedOriginal file) {
        return new ReturnName(base(file) + "_退回说明" + ENDING, file.fileName());
    }

    /** The contract's pattern decides what a delivery may be called; the file's own name fits always. */
    private static ReturnName of(ReturnedOriginal file, String mark) {
        String name = base(file) + mark + ENDING;
        String sendAs = List.of(name, base(file) + ENDING).stream()
                .filter(n -> isSame(file, n) && isSupplement(n) == isSupplement(name))
                .findFirst()
                .orElse(file.fileName());
        return new ReturnName(sendAs.endsWith(ENDING) ? sendAs : name, sendAs);
    }

    /** The name with a number that tells it from another department's file of the same name. */
    ReturnName numbered(int number) {
        return new ReturnName(numbered(file, number), sendAs.equals(file) ? numbered(sendAs, number) : sendAs);
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "_" + number + name.substring(dot);
    }

    /** Whether a file of this name counts as one of the same source, area and quarter. */
    private static boolean isSame(ReturnedOriginal file, String name) {
        Matcher own = file.source().filePattern().matcher(file.fileName());
        Matcher other = file.source().filePattern().matcher(name);
        if (!other.matches()) {
            return false;
        }
        return own.matches()
                ? own.group("area").equals(other.group("area"))
                        && own.group("quarter").equals(other.group("quarter"))
                : other.group("area").equals(file.area().code()) && isSamePeriod(file, other.group("quarter"));
    }

    private static boolean isSamePeriod(ReturnedOriginal file, String named) {
        return file.month().isPresent()
                ? Month.find(named).equals(file.month())
                : Quarter.find(named).equals(Optional.of(file.quarter()));
    }

    private static boolean isSupplement(String name) {
        return name.contains(SUPPLEMENT) || name.contains("_supplement");
    }

    /**
     * The file's own name without its ending and without what was added when it was returned before, as far as there is
     * room for what is added now. One that does not say the source, area and quarter as the contract has it is not kept:
     * how they were known may not hold for the returned file.
     */
    private static String base(ReturnedOriginal file) {
        String own = file.fileName().replaceFirst("(_退回修改(_补报)?(_[0-9]+)?)?[.][^.]*$", "");
        String plain = "%s_%s_%s".formatted(file.source().name(), file.area().code(), file.periodInNames());
        String room = firstBytes(own);
        boolean says = isSame(file, file.fileName());
        return isSame(file, plain + ENDING) && (!says || !room.equals(own) && !isSame(file, room + ENDING))
                ? plain
                : room;
    }

    /** Whole characters of no more than {@link #BASE_BYTES} in UTF-8. */
    private static String firstBytes(String name) {
        int bytes = 0;
        for (int i = 0; i < name.length(); ) {
            int point = name.codePointAt(i);
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > BASE_BYTES) {
                return name.substring(0, i);
            }
            i += Character.charCount(point);
        }
        return name;
    }
}
