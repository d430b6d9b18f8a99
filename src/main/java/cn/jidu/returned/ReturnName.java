package cn.jidu.returned;

import java.util.List;
import java.util.regex.Matcher;

/**
 * Under which names a file goes back and comes again.
 *
 * @param file what the returned workbook is called
 * @param sendAs what it must be called to be known for the same source, area and quarter
 */
record ReturnName(String file, String sendAs) {
    /** Stands before the ending; {@link ReceivedFiles} knows it too. */
    private static final String MARK = "_退回修改";

    private static final String SUPPLEMENT = "_补报";
    private static final String ENDING = ".xlsx";

    /** Of the whole file; a supplement stays one. */
    static ReturnName whole(Received file) {
        boolean unmarked = file.supplement() && !isSupplement(base(file));
        return of(file, unmarked ? MARK + SUPPLEMENT : MARK);
    }

    /** Of a workbook that holds the rejected rows alone: they come as a supplement. */
    static ReturnName supplement(Received file) {
        return of(file, isSupplement(base(file)) ? MARK : MARK + SUPPLEMENT);
    }

    /** Of a letter that no rows come with: the file itself is to be mended. */
    static ReturnName letter(Received file) {
        return new ReturnName(base(file) + "_退回说明" + ENDING, file.fileName());
    }

    /** The contract's pattern decides what a delivery may be called; the file's own name fits always. */
    private static ReturnName of(Received file, String mark) {
        String name = base(file) + mark + ENDING;
        String sendAs = List.of(name, base(file) + ENDING).stream()
                .filter(n -> isSame(file, n) && isSupplement(n) == isSupplement(name))
                .findFirst()
                .orElse(file.fileName());
        return new ReturnName(sendAs.endsWith(ENDING) ? sendAs : name, sendAs);
    }

    /** The name with a number that tells it from another department's file of the same name. */
    ReturnName numbered(int number) {
        return new ReturnName(numbered(file, number), numbered(sendAs, number));
    }

    private static String numbered(String name, int number) {
        int dot = name.lastIndexOf('.');
        return name.contains(MARK) ? name.substring(0, dot) + "_" + number + name.substring(dot) : name;
    }

    private static boolean isSame(Received file, String name) {
        Matcher own = file.source().filePattern().matcher(file.fileName());
        Matcher other = file.source().filePattern().matcher(name);
        return own.matches()
                && other.matches()
                && own.group("area").equals(other.group("area"))
                && own.group("quarter").equals(other.group("quarter"));
    }

    private static boolean isSupplement(String name) {
        return name.contains(SUPPLEMENT) || name.contains("_supplement");
    }

    /** Without its ending and without what was added when it was returned before. */
    private static String base(Received file) {
        return file.fileName().replaceFirst("(_退回修改(_补报)?(_[0-9]+)?)?[.][^.]*$", "");
    }
}
