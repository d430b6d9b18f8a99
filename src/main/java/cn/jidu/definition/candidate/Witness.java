package cn.jidu.definition.candidate;

/** What is compared of a row and an enterprise that may be the same; each by itself, and never added up. */
public enum Witness {
    CODE("代码"),
    OLD_CODE("旧码"),
    CORE("字号"),
    COUNTY("区划"),
    FORM("类型"),
    INDUSTRY("行业"),
    FOUNDED("成立日期"),
    REPRESENTATIVE("法定代表人");

    private final String word;

    Witness(String word) {
        this.word = word;
    }

    /** As definitions and lists have it. */
    public String word() {
        return word;
    }
}
