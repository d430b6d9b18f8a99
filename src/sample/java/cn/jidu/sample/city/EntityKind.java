package cn.jidu.sample.city;

/** What an entity is registered as. */
public enum EntityKind {
    LIMITED("有限责任公司", '1', "有限公司", true, true),
    JOINT_STOCK("股份有限公司", '1', "股份有限公司", true, true),
    SOLE("个人独资企业", '1', "厂", true, false),
    PARTNERSHIP("普通合伙", '1', "合伙企业（普通合伙）", true, false),
    OTHER_LEGAL("股份合作制", '1', "有限公司", true, false),
    COOPERATIVE("农民专业合作社", '3', "专业合作社", false, false),
    INDIVIDUAL("个体工商户", '2', "经营部", false, false),
    BRANCH("分支机构", '1', "有限公司分公司", false, false);

    private final String title;
    private final char category;
    private final String suffix;
    private final boolean enterprise;
    private final boolean company;

    EntityKind(String title, char category, String suffix, boolean enterprise, boolean company) {
        this.title = title;
        this.category = category;
        this.suffix = suffix;
        this.enterprise = enterprise;
        this.company = company;
    }

    /** As registrations write it. */
    public String title() {
        return title;
    }

    /** The second character of its code. */
    char category() {
        return category;
    }

    String suffix() {
        return suffix;
    }

    public boolean enterprise() {
        return enterprise;
    }

    public boolean company() {
        return company;
    }

    static EntityKind drawn(int percent) {
        if (percent < 58) {
            return LIMITED;
        }
        return percent < 61
                ? JOINT_STOCK
                : percent < 68
                        ? SOLE
                        : percent < 72
                                ? PARTNERSHIP
                                : percent < 74
                                        ? OTHER_LEGAL
                                        : percent < 79 ? COOPERATIVE : percent < 95 ? INDIVIDUAL : BRANCH;
    }
}
