package cn.jidu.bench.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What goes wrong in the rows of each source, and what is only written otherwise than usual. Every kind is as frequent as
 * any other; none needs more of a reader than CONTRACTS, section 1, says of values, and none is a citizen's number.
 */
final class PlantedKinds {
    /** The row stands there twice; the second time with another amount. */
    enum Copy {
        NONE,
        IDENTICAL,
        DIFFERING
    }

    /** @param change what happens to the row, or to its second copy */
    record Kind(String name, Copy copy, Consumer<PlantedRow> change) {
        Kind(String name, Consumer<PlantedRow> change) {
            this(name, Copy.NONE, change);
        }
    }

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String AREA = "行政区划代码";

    private PlantedKinds() {}

    static List<Kind> of(String source) {
        return switch (source) {
            case "registration" -> registration();
            case "tax" -> tax();
            case "loan" -> loan();
            case "roster" -> roster();
            default -> List.of();
        };
    }

    private static List<Kind> registration() {
        String code = "统一社会信用代码";
        List<Kind> kinds = new ArrayList<>(List.of(
                new Kind("wrong check digit", r -> r.set(code, wrongCheck(r.get(code)))),
                new Kind("letter for digit", r -> r.set(code, lookAlike(r.get(code)))),
                new Kind("code in small letters", r -> r.set(code, spaced(r.get(code)))),
                new Kind("no code", r -> r.set(code, "无")),
                new Kind("short code", r -> r.set(code, r.get(code).replaceAll("..$", ""))),
                new Kind("unknown industry", r -> r.set("行业代码", "9999")),
                new Kind("status missing", r -> r.set("经营状态", "")),
                new Kind("unknown status", r -> r.set("经营状态", "良好")),
                new Kind("two faults", r -> {
                    r.set("成立日期", "2018-02-30");
                    r.set("经营状态", "—");
                }),
                new Kind("negative capital", r -> r.set("注册资本", "-5")),
                new Kind("capital in words", r -> r.set("注册资本", "约10万")),
                new Kind("thousands", r -> r.set("注册资本", "1,250.50")),
                new Kind("other date", r -> r.set("成立日期", slashed(r.get("成立日期")))),
                new Kind("sent twice, differing", Copy.DIFFERING, r -> r.set("注册资本", "77"))));
        kinds.addAll(ofAnyRow("成立日期"));
        return kinds;
    }

    private static List<Kind> tax() {
        List<Kind> kinds = new ArrayList<>(ofCode("纳税人识别号", "纳税人名称"));
        kinds.addAll(List.of(
                new Kind("revenue missing", r -> r.set("营业收入", "")),
                new Kind("tax in words", r -> r.set("实缴税额", "五万")),
                new Kind("negative assets", r -> r.set("资产总额", "-1")),
                new Kind("half an employee", r -> r.set("从业人数", "1.5")),
                new Kind("unknown rating", r -> r.set("纳税信用等级", "E")),
                new Kind("unclear relief", r -> r.set("应享受优惠", "部分")),
                new Kind("other quarter", r -> r.set("所属期", "2018Q1")),
                new Kind("thousands", r -> r.set("营业收入", "1,234,567.50")),
                new Kind("in brackets", r -> r.set("实缴税额", "(1,234.50)")),
                new Kind("full width", r -> r.set("从业人数", "１２")),
                new Kind("missing mark", r -> r.set("资产总额", "—")),
                new Kind("sent twice, differing", Copy.DIFFERING, r -> r.set("营业收入", "77"))));
        kinds.addAll(ofAnyRow(""));
        return kinds;
    }

    private static List<Kind> loan() {
        List<Kind> kinds = new ArrayList<>(ofCode("借款人代码", "借款人名称"));
        kinds.addAll(List.of(
                new Kind("number of note missing", r -> r.set("借据编号", "")),
                new Kind("lender missing", r -> r.set("贷款机构", "-")),
                new Kind("negative balance", r -> r.set("贷款余额", "-1")),
                new Kind("amount in words", r -> r.set("发放金额", "五万")),
                new Kind("rate too high", r -> r.set("年利率", "435")),
                new Kind("unknown security", r -> r.set("担保方式", "口头")),
                new Kind("other quarter", r -> r.set("报告期", "2018Q1")),
                new Kind("other form of quarter", r -> r.set("报告期", "2018年第二季度")),
                new Kind("thousands", r -> r.set("贷款余额", "1,234.50")),
                new Kind("no end", r -> r.set("到期日期", "长期")),
                new Kind("other date", r -> r.set("发放日期", slashed(r.get("发放日期")))),
                new Kind("sent twice, differing", Copy.DIFFERING, r -> r.set("贷款余额", "77"))));
        kinds.addAll(ofAnyRow("发放日期"));
        return kinds;
    }

    private static List<Kind> roster() {
        List<Kind> kinds = new ArrayList<>(ofCode("企业代码", "企业名称"));
        kinds.addAll(List.of(
                new Kind("unknown list", r -> r.set("名单", "明星企业")),
                new Kind("list missing", r -> r.set("名单", "")),
                new Kind("other date", r -> r.set("认定日期", slashed(r.get("认定日期")))),
                new Kind("sent twice, differing", Copy.DIFFERING, r -> r.set("认定单位", "市府办"))));
        kinds.addAll(ofAnyRow("认定日期"));
        return kinds;
    }

    /** @param day the column of a day that must be there; empty where there is none */
    private static List<Kind> ofAnyRow(String day) {
        List<Kind> kinds = new ArrayList<>(List.of(
                new Kind("unknown area", r -> r.set(AREA, "999999")),
                new Kind("area outside", r -> r.set(AREA, r.get(AREA).equals("331002") ? "331003" : "331002")),
                new Kind("sent twice", Copy.IDENTICAL, r -> {})));
        if (!day.isEmpty()) {
            kinds.add(new Kind("no such day", r -> r.set(day, "2018-02-30")));
        }
        return kinds;
    }

    /** Of the code that ties a row to the registry, and of the name beside it: what each tier is for. */
    private static List<Kind> ofCode(String code, String name) {
        return List.of(
                new Kind("wrong check digit", r -> r.set(code, wrongCheck(r.get(code)))),
                new Kind("letter for digit", r -> r.set(code, lookAlike(r.get(code)))),
                new Kind("code in small letters", r -> r.set(code, spaced(r.get(code)))),
                new Kind("old number", r -> r.set(code, r.entities().number(r.get(code)))),
                new Kind("organisation code", r -> r.set(code, r.get(code).replaceAll("^.{8}|.$", ""))),
                new Kind("no code", r -> r.set(code, "")),
                new Kind("no code, name in full", r -> {
                    r.set(code, "/");
                    r.set(name, "浙江省" + r.get(name).replace('（', '('));
                }),
                new Kind(
                        "unknown code",
                        r -> r.set(code, "91330100MA2UNKN0" + r.chance().nextInt(10, 99))),
                new Kind("nobody", r -> {
                    r.set(code, "91330100MA2UNKN0" + r.chance().nextInt(10, 99));
                    r.set(name, "杭州某某" + r.chance().nextInt(1_000_000) + "有限公司");
                }),
                new Kind("other name", r -> r.set(name, r.get(name).replace("公司", "集团"))),
                new Kind("name in full", r -> r.set(name, "浙江省 " + r.get(name))),
                new Kind("of another county", r -> {
                    String[] other = r.entities().elsewhere(r.get(AREA), r.chance());
                    r.set(code, other[0]);
                    r.set(name, other[1]);
                }));
    }

    private static String wrongCheck(String code) {
        if (code.isEmpty()) {
            return code;
        }
        int last = code.length() - 1;
        return code.substring(0, last) + ALPHABET.charAt((ALPHABET.indexOf(code.charAt(last)) + 1) % ALPHABET.length());
    }

    private static String lookAlike(String code) {
        return code.replace('0', 'O').replace('1', 'I').replace('5', 'S').replaceFirst("^9I", "91");
    }

    private static String spaced(String code) {
        return code.length() < 8
                ? code
                : code.substring(0, 8) + " " + code.substring(8).toLowerCase(java.util.Locale.ROOT);
    }

    private static String slashed(String day) {
        return day.replaceAll("-0?", "/");
    }
}
