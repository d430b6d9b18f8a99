package cn.jidu.candidate;

/** The ids of what a row says of itself, and of a pair. */
final class SubjectWords {
    private SubjectWords() {}

    /** SQL for the id of county, code and name as matching folds them; the same in every source, quarter and home. */
    static String id(String county, String code, String name) {
        return "md5(concat_ws('|', %s, coalesce(%s, ''), %s))".formatted(county, code, name);
    }
}
