package cn.jidu.definition.area;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The shorter forms in which people write an area's name. */
final class AreaForms {
    private static final String KINDS = "特别行政区|自治区|自治州|自治县|自治旗|民族乡|地区|林区|街道|省|市|区|县|旗|镇|乡";
    /** 椒江区 is 椒江, 景宁畲族自治县 is 景宁 and 水亭畲族乡 is 水亭 or 水亭乡; of one character nobody speaks. */
    private static final Pattern KIND =
            Pattern.compile("(?<stem>.{2,}?)(?<peoples>(?:\\p{IsHan}{1,4}族)*)(?<kind>" + KINDS + ")");

    private static final Pattern ZONE =
            Pattern.compile("(?<stem>.*?)(?<what>经济技术|经济|高新技术产业|高新技术)?(?<kind>开发区|工业园区|产业园区|集聚区|度假区|新区)");

    private AreaForms() {}

    /**
     * Without the full name.
     *
     * @param above names of what it lies in, full and short: 兰溪经济开发区 is 开发区 within 兰溪
     */
    static Set<String> of(String name, List<String> above) {
        Set<String> forms = new LinkedHashSet<>();
        Matcher zone = ZONE.matcher(name);
        if (zone.matches()) {
            zone(name, zone, above, forms);
        } else {
            Matcher kind = KIND.matcher(name);
            if (kind.matches()) {
                forms.add(kind.group("stem"));
                forms.add(kind.group("stem") + kind.group("peoples"));
                forms.add(kind.group("stem") + kind.group("kind"));
                forms.add(kind.group("stem") + kind.group("kind").replaceFirst("^(自治|民族)(?=[县乡])", ""));
            }
        }
        forms.remove(name);
        return forms;
    }

    /** A zone that is called after what it lies in is spoken of by its kind. */
    private static void zone(String name, Matcher zone, List<String> above, Set<String> forms) {
        String stem = zone.group("stem");
        if (above.contains(stem)) {
            forms.add(name.substring(stem.length()));
            forms.add(zone.group("kind"));
            if (zone.group("what") != null && zone.group("kind").equals("开发区")) {
                forms.add(zone.group("what").startsWith("经济") ? "经开区" : "高新区");
            }
        } else if (stem.length() >= 2 && zone.group("kind").equals("新区")) {
            forms.add(stem);
        }
    }
}
