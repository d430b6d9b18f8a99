package cn.jidu.definition.candidate;

/** How far two agree in one {@link Witness}. */
public enum Agreement {
    SAME("一致"),
    NEAR("相近"),
    DIFFERENT("不同"),
    /** One of them, or both, does not say. */
    MISSING("缺");

    private final String word;

    Agreement(String word) {
        this.word = word;
    }

    /** As definitions and lists have it. */
    public String word() {
        return word;
    }
}
