package cn.jidu.sample.city;

import java.util.List;
import java.util.Map;

/** 台州市 and the nine areas directly under it, with their share of the city's entities in percent. */
public final class SampleCounties {
    public static final String CITY = "331000";
    public static final List<String> CODES =
            List.of("331002", "331003", "331004", "331022", "331023", "331024", "331081", "331082", "331083");
    /** Short names by code. */
    public static final Map<String, String> NAMES = Map.of(
            "331002", "椒江区",
            "331003", "黄岩区",
            "331004", "路桥区",
            "331022", "三门县",
            "331023", "天台县",
            "331024", "仙居县",
            "331081", "温岭市",
            "331082", "临海市",
            "331083", "玉环市");

    /** 玉环 had this code until 2017-04-09; codes issued before keep it. */
    public static final String OLD_YUHUAN = "331021";

    private static final int[] SHARES = {15, 13, 13, 6, 6, 6, 17, 13, 11};

    private SampleCounties() {}

    public static String name(String code) {
        return java.util.Objects.requireNonNull(NAMES.get(code), code);
    }

    /** As areas are named in full: what names of enterprises may begin with. */
    public static List<String> fullNames() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("浙江省", "台州市"), NAMES.values().stream())
                .toList();
    }

    /** The city and its counties, by code. */
    public static List<String> all() {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(CITY), CODES.stream())
                .toList();
    }

    /** The first entity of the county at this place of {@link #CODES}; of nine: the number of entities. */
    static int start(int place, int scale) {
        int share = 0;
        for (int i = 0; i < place; i++) {
            share += SHARES[i];
        }
        return (int) ((long) scale * share / 100);
    }

    static int placeOf(int entity, int scale) {
        int place = 0;
        while (entity >= start(place + 1, scale)) {
            place++;
        }
        return place;
    }

    public static boolean isWithin(String area, String outer) {
        return area.equals(outer) || (outer.equals(CITY) && CODES.contains(area));
    }
}
