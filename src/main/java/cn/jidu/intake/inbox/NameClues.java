package cn.jidu.intake.inbox;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.QuarterForms;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a name that follows no contract's pattern: which source, area and quarter are in it, in any order, by key, code or
 * Chinese name, whatever stands between. What was read is taken out, so that no part of it is read as something else.
 */
final class NameClues {
    private static final String YEAR = "(?<!\\d)(?<year>(?:19|20)\\d\\d)";
    private static final String NUMBER = "(?<number>[1-4一二三四])";
    /** 201804-201806, 2018年4-6月. */
    private static final Pattern MONTHS = Pattern.compile(
            YEAR + "\\s*年?\\s*(?<from>\\d{1,2})月?\\s*[-~至到—–_]+\\s*(?:\\k<year>年?)?(?<to>\\d{1,2})(?!\\d)月?");
    /** 2018年二季度, 2018第2季度, 2018-2季. */
    private static final Pattern CHINESE = Pattern.compile(YEAR + "[年\\s_.-]*第?\\s*" + NUMBER + "\\s*季度?");
    /** 2018Q2, 2018-q2, 2018年Q2. */
    private static final Pattern LATIN =
            Pattern.compile(YEAR + "[年\\s_.-]*q\\s*(?<number>[1-4])(?!\\d)", Pattern.CASE_INSENSITIVE);
    /** 二季度2018, Q2_2018. */
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(?:(?<![a-z])q|第)?" + NUMBER + "\\s*(?:季度?)?[\\s_.-]*(?<year>(?:19|20)\\d\\d)(?!\\d)年?",
            Pattern.CASE_INSENSITIVE);
    /** 2018M05, 2018年5月, 2018年5月份. */
    private static final Pattern MONTH = Pattern.compile(
            YEAR
                    + "(?:[年\\s_.-]*m(?<latin>0?[1-9]|1[0-2])(?!\\d)|年\\s*(?<chinese>\\d{1,2})月份?(?!\\s*[-~至到—–_]+\\s*\\d))",
            Pattern.CASE_INSENSITIVE);
    /** 2018-2, 2018.2; not 2018-2-15. */
    private static final Pattern SHORT = Pattern.compile(YEAR + "[-.](?<number>[1-4])(?![\\d年月]|[-.]\\d)");
    /** 18年三季度, 18年第3季, 18年Q3, 18Q3; 98年 is nobody's year of today. */
    private static final Pattern YEAR_OF_TWO = Pattern.compile(
            "(?<![\\dA-Za-z.-])(?<year>[0-3]\\d)(?:年\\s*(?:第?\\s*" + NUMBER
                    + "\\s*季度?|q\\s*(?<latin>[1-4])(?!\\d))|q(?<short>[1-4])(?![\\dA-Za-z]))",
            Pattern.CASE_INSENSITIVE);
    /** What is left of a quarter that nobody can tell. */
    private static final Pattern QUARTERLY = Pattern.compile(
            "(?:\\d+年?\\s*第?\\s*)?(?:(?<![a-z])q\\s*\\d+|[一二三四五六七八九\\d]+\\s*季度?|[上下]?半年)", Pattern.CASE_INSENSITIVE);

    private static final Pattern CODE =
            Pattern.compile("(?<![0-9A-Za-z])([0-9]{12}|[0-9]{9}|[0-9]{6}(?:Z[0-9]{2})?)(?![0-9])");
    /** 201807, 20180715…, 180715: when it was written. */
    private static final Pattern DAY = Pattern.compile("(20\\d\\d|[12]\\d)(0[1-9]|1[0-2])\\d*");

    /** A part of a county that no table knows: its file is not the county's. */
    private static final Pattern TOWNSHIP = Pattern.compile(".*\\p{IsHan}{2}(?:街道|(?<!乡)镇|乡)");

    private static final Pattern SUPPLEMENT = Pattern.compile("补报|supplement", Pattern.CASE_INSENSITIVE);
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{IsHan}\\p{L}\\p{N}]+");

    private final Definitions definitions;
    private final StringBuilder left;
    private final Set<Quarter> quarters = new LinkedHashSet<>();
    private final Set<Month> months = new LinkedHashSet<>();
    private final Set<Source> sources = new LinkedHashSet<>();
    private final List<List<Area>> areas = new ArrayList<>();
    private final boolean supplement;
    private boolean clear = true;
    private String unreadQuarter = "";

    /** @param name without its ending */
    NameClues(String name, Definitions definitions) {
        this.definitions = definitions;
        this.left = new StringBuilder(TextFold.width(name));
        this.supplement = SUPPLEMENT.matcher(left).find();
        readMonths();
        readQuarters();
        readCodes();
        readSources();
        readAreas();
    }

    /** They are left in the name: whether the file is of a month, its rows say. */
    private void readMonths() {
        Matcher found = MONTH.matcher(left);
        while (found.find()) {
            String number = found.group("latin") == null ? found.group("chinese") : found.group("latin");
            Month.find(found.group("year") + "M" + number).ifPresent(months::add);
        }
    }

    private void readQuarters() {
        take(MONTHS, m -> QuarterForms.ofMonths(m.group("year"), m.group("from"), m.group("to")));
        Matcher months = MONTHS.matcher(left);
        if (months.find() && months.group().endsWith("月")) {
            // 2018年1-6月 is no quarter, whatever the rows say
            unreadQuarter = months.group();
            clear = false;
        }
        for (Pattern form : List.of(CHINESE, LATIN, SHORT)) {
            take(form, m -> QuarterForms.of(m.group("year"), m.group("number")));
        }
        if (quarters.isEmpty()) {
            take(
                    YEAR_LAST,
                    m -> isBare(m.group()) ? Optional.empty() : QuarterForms.of(m.group("year"), m.group("number")));
        }
        if (quarters.isEmpty()) {
            take(YEAR_OF_TWO, NameClues::ofThisCentury);
        }
        Matcher unread = QUARTERLY.matcher(left);
        if (unreadQuarter.isEmpty() && unread.find()) {
            unreadQuarter = unread.group();
            clear = false;
        }
    }

    /** A number before a year is a quarter only where something says so. */
    private static boolean isBare(String match) {
        return !match.matches("(?is)(q|第).*|.*季.*");
    }

    private static Optional<Quarter> ofThisCentury(Matcher m) {
        String number = Stream.of("number", "latin", "short")
                .map(m::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        return QuarterForms.of("20" + m.group("year"), number);
    }

    private void take(Pattern form, Function<Matcher, Optional<Quarter>> read) {
        Matcher found = form.matcher(left.toString());
        while (found.find()) {
            Optional<Quarter> quarter = read.apply(found);
            if (quarter.isPresent()) {
                quarters.add(quarter.get());
                blank(found.start(), found.end());
            }
        }
    }

    private void readCodes() {
        Matcher code = CODE.matcher(left.toString());
        while (code.find()) {
            Optional<Area> area = FileName.area(code.group(1), definitions);
            area.ifPresent(a -> areas.add(List.of(a)));
            if (area.isPresent()) {
                blank(code.start(), code.end());
            } else {
                clear &= DAY.matcher(code.group(1)).matches();
            }
        }
    }

    /** Longer names go first: 入园企业 is no 园区. Full names of areas are no words of a source. */
    private void readSources() {
        areas.add(definitions.areas().mentioned(left.toString(), this::blank));
        areas.removeIf(List::isEmpty);
        for (SourceWord word : SourceWord.all(definitions)) {
            Matcher found = word.pattern().matcher(left.toString());
            while (found.find()) {
                sources.add(word.source());
                blank(found.start(), found.end());
            }
        }
    }

    /** Of what is left, whole words alone; a number is none. */
    private void readAreas() {
        for (String word : BETWEEN.split(left, -1)) {
            List<Area> found = word.chars().allMatch(Character::isDigit)
                    ? List.of()
                    : definitions.areas().named(word).found();
            if (!found.isEmpty()) {
                areas.add(found);
            } else if (TOWNSHIP.matcher(word).matches()) {
                clear = false;
            }
        }
    }

    private void blank(int from, int to) {
        left.replace(from, to, " ".repeat(to - from));
    }

    List<Source> sources() {
        return List.copyOf(sources);
    }

    /** One, or several that it may mean; none where it names none. */
    List<Area> areas() {
        return definitions.areas().narrowest(areas);
    }

    List<Quarter> quarters() {
        return List.copyOf(quarters);
    }

    List<Month> months() {
        return List.copyOf(months);
    }

    /** What looks like a quarter and is none; empty where there is nothing of the kind. */
    String unreadQuarter() {
        return unreadQuarter;
    }

    boolean isSupplement() {
        return supplement;
    }

    /** Whether the name tells the source and one more. */
    boolean sayMuch() {
        return !sources.isEmpty() && (!areas.isEmpty() || !quarters.isEmpty());
    }

    /** Whether nothing is left that looks like an area's code or a quarter, and is none. */
    boolean isClear() {
        return clear;
    }
}
