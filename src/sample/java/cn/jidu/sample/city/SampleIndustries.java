package cn.jidu.sample.city;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Industries of GB/T 4754-2017 that occur in the city, and the size classes of 国统字〔2017〕213号. */
public final class SampleIndustries {
    /** A code with its section and the words that a name of the trade carries. */
    record Industry(String code, char section, String word) {}

    /** Lower bounds of one indicator: X 人, Y 万元 revenue, Z 万元 assets. */
    record Bound(char indicator, int large, int medium, int small) {}

    public enum Size {
        MICRO,
        SMALL,
        MEDIUM,
        LARGE,
        NOT_APPLICABLE
    }

    private static final List<Industry> ALL = new ArrayList<>();

    static {
        add('C', "机械", 3525, 3443, 3484, 3443, 3813, 3857);
        add('C', "汽配", 3670, 3670);
        add('C', "塑业", 2929, 2927, 2929);
        add('C', "金属", 3311, 3312, 3351, 4210);
        add('C', "鞋业", 1951);
        add('C', "医化", 2710);
        add('C', "家具", 2110);
        add('C', "食品", 1391);
        add('D', "供水", 4610, 4690);
        add('A', "农业", 141, 411, 511);
        add('E', "建设", 4710, 5011, 4910);
        add('F', "贸易", 5174, 5165, 5122);
        add('F', "百货", 5212, 5299, 5219, 5239);
        add('G', "物流", 5435, 5821, 5910);
        add('G', "仓储", 5920, 5930);
        add('G', "快递", 6020);
        add('H', "酒店", 6110);
        add('H', "餐饮", 6210, 6220);
        add('I', "网络", 6450, 6311);
        add('I', "软件", 6513);
        add('K', "置业", 7010);
        add('K', "物业", 7020, 7030, 7040);
        add('L', "商务", 7212, 7241, 7259, 7119);
        add('M', "科技", 7320, 7491, 7513);
        add('N', "环保", 7820, 7724);
        add('O', "服务", 8111, 8040, 8090);
        add('J', "典当", 6633);
        add('P', "培训", 8391);
        add('Q', "养老", 8521, 8411);
        add('R', "文化", 8730, 9011);
    }

    private SampleIndustries() {}

    private static void add(char section, String word, int... codes) {
        for (int code : codes) {
            ALL.add(new Industry(String.format(java.util.Locale.ROOT, "%04d", code), section, word));
        }
    }

    static Industry get(int place) {
        return ALL.get(Math.floorMod(place, ALL.size()));
    }

    static int count() {
        return ALL.size();
    }

    public static char section(String code) {
        return ALL.stream()
                .filter(i -> i.code().equals(code))
                .findFirst()
                .orElseThrow()
                .section();
    }

    /** The indicators of an industry; empty where the standard does not cover it. */
    static List<Bound> bounds(String code) {
        String two = code.substring(0, 2);
        String three = code.substring(0, 3);
        return switch (section(code)) {
            case 'A' -> List.of(y(20000, 500, 50));
            case 'B', 'C', 'D' -> List.of(x(1000, 300, 20), y(40000, 2000, 300));
            case 'E' -> List.of(y(80000, 6000, 300), z(80000, 5000, 300));
            case 'F' ->
                two.equals("51")
                        ? List.of(x(200, 20, 5), y(40000, 5000, 1000))
                        : List.of(x(300, 50, 10), y(20000, 500, 100));
            case 'G' -> transport(two, three);
            case 'H' -> List.of(x(300, 100, 10), y(10000, 2000, 100));
            case 'I' ->
                two.equals("65")
                        ? List.of(x(300, 100, 10), y(10000, 1000, 50))
                        : List.of(x(2000, 100, 10), y(100000, 1000, 100));
            case 'K' -> property(three);
            case 'L' -> List.of(x(300, 100, 10), z(120000, 8000, 100));
            case 'M', 'N', 'O', 'R' -> List.of(x(300, 100, 10));
            case 'Q' -> two.equals("85") ? List.of(x(300, 100, 10)) : List.of();
            default -> List.of();
        };
    }

    private static List<Bound> transport(String two, String three) {
        if (two.equals("53")) {
            return List.of();
        }
        if (two.equals("60")) {
            return List.of(x(1000, 300, 20), y(30000, 2000, 100));
        }
        return two.equals("59") && !three.equals("591")
                ? List.of(x(200, 100, 20), y(30000, 1000, 100))
                : List.of(x(1000, 300, 20), y(30000, 3000, 200));
    }

    private static List<Bound> property(String three) {
        return switch (three) {
            case "701" -> List.of(y(200000, 1000, 100), z(10000, 5000, 2000));
            case "702" -> List.of(x(1000, 300, 100), y(5000, 1000, 500));
            case "703", "709" -> List.of(x(300, 100, 10));
            default -> List.of();
        };
    }

    /** The lowest class over the indicators that are known; without a filing at all: micro. */
    static Size classify(String code, Optional<BigDecimal> x, Optional<BigDecimal> y, Optional<BigDecimal> z) {
        List<Bound> bounds = bounds(code);
        if (bounds.isEmpty()) {
            return Size.NOT_APPLICABLE;
        }
        Optional<Size> lowest = bounds.stream()
                .flatMap(b -> (b.indicator() == 'X' ? x : b.indicator() == 'Y' ? y : z)
                        .stream().map(value -> classOf(b, value)))
                .min(java.util.Comparator.naturalOrder());
        return lowest.orElse(Size.MICRO);
    }

    private static Size classOf(Bound bound, BigDecimal value) {
        if (value.compareTo(BigDecimal.valueOf(bound.large())) >= 0) {
            return Size.LARGE;
        }
        if (value.compareTo(BigDecimal.valueOf(bound.medium())) >= 0) {
            return Size.MEDIUM;
        }
        return value.compareTo(BigDecimal.valueOf(bound.small())) >= 0 ? Size.SMALL : Size.MICRO;
    }

    private static Bound x(int large, int medium, int small) {
        return new Bound('X', large, medium, small);
    }

    private static Bound y(int large, int medium, int small) {
        return new Bound('Y', large, medium, small);
    }

    private static Bound z(int large, int medium, int small) {
        return new Bound('Z', large, medium, small);
    }
}
