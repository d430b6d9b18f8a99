package cn.jidu.reconcile;

import cn.jidu.cleanse.Codes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files of a few departments about a dozen entities in two counties of a city, with codes that each tier answers to or
 * none, names of several entities, rows that are rejected, rows that repeat. The same seed gives the same files.
 */
public final class RandomWorld {
    public static final String CITY = "331000";
    public static final List<String> COUNTIES = List.of("331002", "331003");
    public static final Map<String, String> HEADERS = headers();
    private static final int ENTITIES = 12;

    private final Random random;

    public RandomWorld(long seed) {
        random = new Random(seed);
    }

    /**
     * A row as it is sent.
     *
     * @param area where it lies
     * @param value what bounds its replacement; empty for most sources
     * @param good not to be rejected
     * @param key within its file; empty without a code
     */
    public record Row(String area, String value, boolean good, String key, String line) {}

    public record File(String source, String area, String quarter, String rest, List<Row> rows) {
        public String name() {
            return source + "_" + area + "_" + quarter + rest + ".csv";
        }

        public String text() {
            return HEADERS.get(source) + rows.stream().map(r -> r.line() + "\n").collect(Collectors.joining());
        }

        /** Of rows with one key the first. */
        File withoutRepeats() {
            Set<String> seen = new HashSet<>();
            return with(rows.stream()
                    .filter(r -> r.key().isEmpty() || seen.add(r.key()))
                    .toList());
        }

        File with(List<Row> others) {
            return new File(source, area, quarter, rest, others);
        }
    }

    /** Of two quarters, by city or county, some of them missing, nil or supplements. */
    public List<File> files() {
        List<File> files = new ArrayList<>();
        for (String quarter : List.of("2018Q1", "2018Q2")) {
            // the last of the city's, so that some of it stays in force
            files.add(file("registration", CITY, quarter, "_9", 14));
            files.add(file("park", CITY, quarter, "_9", 3));
            for (String source : HEADERS.keySet()) {
                for (String area : List.of(CITY, "331002", "331003")) {
                    if (random.nextInt(3) > 0) {
                        String rest = random.nextInt(5) == 0 ? "_补报" : "_" + random.nextInt(3);
                        files.add(file(source, area, quarter, rest, random.nextInt(7)));
                    }
                }
            }
        }
        return files.stream()
                .collect(Collectors.toMap(File::name, f -> f, (a, b) -> b, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    public File file(String source, String area, String quarter, String rest, int rows) {
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            made.add(row(source, area.equals(CITY) ? any(COUNTIES) : area, quarter, i));
        }
        return new File(source, area, quarter, rest, made);
    }

    private Row row(String source, String area, String quarter, int i) {
        int entity = random.nextInt(ENTITIES);
        String code = code(entity);
        String name = any(List.of("", "台州市", "浙江省 台州市", "台州")) + (random.nextInt(6) == 0 ? "" : name(entity));
        String day = quarter.equals("2018Q1") ? "2018-02-0" : "2018-05-0";
        return switch (source) {
            case "registration" -> registration(entity, area, day);
            case "tax" ->
                new Row(area, "", true, code, join(code, name, area, quarter, number(), "10", random.nextInt(300)));
            case "loan" -> loan(area, quarter, code, name, day, i);
            case "roster" -> {
                String roster = any(List.of("科技型小微企业", "above-scale", "neeq"));
                String listed = day + (1 + random.nextInt(2));
                yield new Row(area, roster, true, key(code, roster + listed), join(roster, code, name, area, listed));
            }
            case "park" -> {
                String park = area.equals("331002") ? "P2" : "P3";
                yield new Row(area, "", true, park, join(park, "园", area, quarter, "2018-01-01"));
            }
            case "park-tenant" -> {
                String park = area.equals("331002") ? "P2" : "P3";
                yield new Row(area, "", true, key(code, park), join(park, code, name, quarter, random.nextInt(9)));
            }
            case "size-class" -> {
                String year = any(List.of("2016", "2017", "2018", "2019"));
                String size = any(List.of("大型", "中型", "小型", "微型"));
                yield new Row(area, "", true, key(code, year), join(year, code, name, area, size));
            }
            default -> throw new IllegalArgumentException(source);
        };
    }

    private Row registration(int entity, String area, String day) {
        String code = entity < 10 ? right(entity) : "";
        String type = any(List.of("有限责任公司", "个体工商户", "股份有限公司", "虚构类型"));
        String status = any(List.of("存续,", "存续,", "注销," + day + "1", "吊销,"));
        String established = any(List.of("2010-01-01", day + "3", "2018-13-01"));
        return new Row(
                area,
                "",
                !established.equals("2018-13-01"),
                code.isEmpty() ? number15(entity) : code,
                join(code, number15(entity), name(entity), type, "3525", area, established, status));
    }

    private Row loan(String area, String quarter, String code, String name, String day, int i) {
        String lender = any(List.of("甲银行", "乙银行"));
        String id = "L" + random.nextInt(6);
        String line = join(id, lender, code, name, area, quarter, i == 0 ? "x" : number(), day + "1", "5", "是");
        return new Row(area, lender, i > 0, lender + id, line);
    }

    private String code(int entity) {
        String right = right(entity);
        String organisation = right.substring(8, 17);
        return any(List.of(
                right,
                right,
                right,
                "L" + right,
                right.replace('0', 'O').replace('1', 'I'),
                organisation,
                "331002" + organisation,
                number15(entity),
                "",
                "33100219900101123X",
                "331002900101123",
                "无此代码"));
    }

    /** Some names are those of two entities. */
    private static String name(int entity) {
        return "某" + "甲乙丙丁戊己庚辛".charAt(entity % 8) + "厂";
    }

    private static String right(int entity) {
        return Codes.uscc("91331002MA2H1" + (1000 + entity));
    }

    private static String number15(int entity) {
        return "33100200000" + (1000 + entity % 11);
    }

    private String number() {
        return any(List.of("0", "100", "20000000", "1,234.50"));
    }

    /** What keys a row that has a code. */
    private static String key(String code, String rest) {
        return code.isEmpty() ? "" : rest + "|" + code;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String join(Object... cells) {
        List<String> texts = new ArrayList<>();
        for (Object cell : cells) {
            String text = String.valueOf(cell);
            texts.add(text.contains(",") && text.contains(".") ? '"' + text + '"' : text);
        }
        return String.join(",", texts);
    }

    private static Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("registration", "统一社会信用代码,注册号,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期\n");
        headers.put("tax", "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,从业人数\n");
        headers.put("loan", "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）,首贷\n");
        headers.put("roster", "名单,企业代码,企业名称,行政区划代码,认定日期\n");
        headers.put("park", "园区编码,园区名称,行政区划代码,报告期,认定日期\n");
        headers.put("park-tenant", "园区编码,企业代码,企业名称,报告期,用地面积（亩）\n");
        headers.put("size-class", "年度,企业代码,企业名称,行政区划代码,规模\n");
        return headers;
    }
}
