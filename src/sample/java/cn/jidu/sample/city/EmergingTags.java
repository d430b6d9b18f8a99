package cn.jidu.sample.city;

import java.util.List;

/** The eight emerging industries, as far as the city has them: codes that belong whole, and codes that do in part. */
public final class EmergingTags {
    /** The tag of an enterprise that the department says is in none of them. */
    public static final String NONE = "否";

    private static final List<String> WHOLE = List.of(
            "39", "63", "64", "65", "42", "77", "7820", "27", "84", "851", "852", "61", "785", "786", "18", "19", "21",
            "7491", "7492", "66", "67", "68", "69", "86", "87", "88", "901", "231", "241", "242", "243", "245", "725");
    private static final List<String> IN_PART = List.of("34", "35", "37", "40", "381", "382", "3612");

    private EmergingTags() {}

    public static boolean isWhole(String industry) {
        return WHOLE.stream().anyMatch(industry::startsWith);
    }

    public static boolean isInPart(String industry) {
        return IN_PART.stream().anyMatch(industry::startsWith);
    }

    /** What a department that tags by hand says: mostly as the code has it, at times not. */
    static String tag(SampleEntity e) {
        if (isWhole(e.industry())) {
            return e.index() % 7 == 0 ? NONE : e.index() % 2 == 0 ? "信息经济" : "健康";
        }
        return isInPart(e.industry()) && e.index() % 3 == 0 ? "高端装备制造" : NONE;
    }
}
