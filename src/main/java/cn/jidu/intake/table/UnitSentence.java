package cn.jidu.intake.table;

import cn.jidu.intake.table.UnitStatement.UnitScope;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what a title, a note or the like says of units, clause by clause. A clause that speaks of a unit without being
 * understood is told as such: to pass over it would be a guess.
 */
final class UnitSentence {
    private static final String UNIT = "(?:" + HeadingUnits.foreign() + "|"
            + HeadingUnits.names().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"))
            + ")";
    /** What says of money that it is this country's; by itself behind the word it stands for a unit, and is none. */
    private static final Pattern CURRENCY = Pattern.compile("\\(人民币\\)|人民币(?![)\\]]?$)|(?<!单位[:为])人民币|[“”\"'「」『』《》]");
    /** The unit ends there: 元 of 元一机械厂 is none. */
    private static final String END = "(?![\\p{IsHan}A-Za-z0-9])";

    private static final Pattern SPREAD =
            Pattern.compile(UNIT + "(?:[、,/;()\t:和与及或]*" + UNIT + ")+" + END + "|\t" + UNIT + END);
    private static final String LIST = "(" + UNIT + "(?:[、/和与及或]*" + UNIT + ")*)";
    private static final String HOW = "(?:均|都|皆|统一|一律|全部|全|分别|各)*";
    private static final String COUNTED = "(?:计量|计价|货币)?(?:单位|计算|计|填报|填列|填写|填|列示|列报|表示|反映|统计|报送)";
    private static final String REST = "(?:[并且]?保留.*)?(外|以外|除外)?";
    /** Subject, unit, and whether all others are meant. */
    private static final List<Pattern> STATED = List.of(
            Pattern.compile("(.*?)单位" + HOW + "(?:为|是|以|按|用|采用|系|:|=|、)*" + LIST + "(?:" + COUNTED + ")*" + REST),
            Pattern.compile("(.*?)" + HOW + "(?:以|按|用|采用)" + LIST + "(?:为|作)?(?:" + COUNTED + ")+" + REST),
            Pattern.compile("(.*?)" + HOW + "(?:为|是|系|:)、?" + LIST + REST));

    private static final Pattern ONLY_UNITS = Pattern.compile(LIST);

    /** Speaks of a unit. */
    private static final Pattern MENTION = Pattern.compile(
            "单位.*?(?<![0-9.])(?:" + UNIT + ")(?![\\p{IsHan}A-Za-z0-9&&[^计为作外的等填表列整并且保]])" + "|(?<![0-9.])" + UNIT
                    + "[)]?为?(?:计量|计价|货币)?单位|[以按用为是系]" + UNIT + "(?:" + END + "|[计为作外填折换核记列表反统])");

    private static final Pattern ONE = Pattern.compile(UNIT);

    /** No unit of numbers but an office. */
    private static final Pattern OFFICE =
            Pattern.compile("(?:填报|填表|报送|上报|主管|编制|制表|报告|所在|所属|企业|事业|行政|法人|用人|各|本|责任|建设|施工|管理|入驻|服务|认定|金融|借款|承租|租赁)单位"
                    + "|单位(?=负责人|盖章|公章|签章|\\(盖章|\\(公章|\\(签章|名称|主管|领导|代码|性质|类型|地址|数)");

    /** What people type for the colon behind the word: 单位；万元, 单位——万元. */
    private static final Pattern COLON = Pattern.compile("(?<=单位)[^\\p{IsHan}A-Za-z0-9()%‰]+(?=" + UNIT + END + ")");

    /** White space before 单位, or before another word with a colon. */
    private static final Pattern WORD = Pattern.compile("[\\s\\p{Z}]+(?=单[\\s\\p{Z}]*位|\\p{IsHan}{2,10}[\\s\\p{Z}]*:)");

    /** What stands for every unit of which scales are used. */
    static final Set<String> ANY_KIND = Set.of("元", "平方米");

    /** How many of a unit that is not told, or one that is not used: of which kind nobody knows. */
    private static final Pattern BARE =
            Pattern.compile(".*单位(?:为|是|:|=)*(?:(?:(?:1[0,.]*)?[壹拾佰仟十百千万亿wWkK]+|1[0,]*|[角分毛厘])元?"
                    + "|(?i:mm?|mn|bn|wan|thousand|million|billion)|[^\\p{IsHan}]*[0-9][^\\p{IsHan}]*[十百千万亿]*元)");

    /** Rounded to 万元 may be counted in 万元, and need not. */
    private static final Pattern ROUNDED =
            Pattern.compile(".*(?:精确|保留|四舍五入|取整|舍入|取)(?:到|至|为)[0-9.]*" + UNIT + END + ".*");

    private static final Pattern LABEL = Pattern.compile(
            "^[(\\[【〔*※#]*(?:附?注|备注|说明|附注说明|填[表报]说明|编制说明|口径说明|指标解释|提示|补充资料)(?=[0-9一二三四五六七八九十]*[)\\]】〕:、.])[0-9一二三四五六七八九十]*[)\\]】〕]*[:、.]?");
    private static final Pattern NUMBER = Pattern.compile("^(?:[0-9]{1,2}[.、]|[一二三四五六七八九十]+[.、]|[①-⑳])");
    private static final Pattern LEAD = Pattern.compile("^(?:除了?|其中|仅|只有|只|另|但|而)+:?");
    private static final Pattern CLAUSE_END = Pattern.compile("[,()]|$");
    /** No statement is longer. */
    private static final int LONGEST = 1000;

    private static final Pattern EXCEPTION = Pattern.compile("除.+外");

    /** Words for all that a table holds, or for all of one kind; and what titles end with. */
    private static final Pattern GENERAL = Pattern.compile(
            "(?:以上|以下|上述|下列|下述|本|全|报|统计|表|其他|其它|其余|所有|全部|各|有关|相关|涉及|凡|中|内|的|之|上|列|栏|项|类|性|金额|货币|资金|币种|币|数字|数据|数值|数额|数量|指标|利率|比率|比例|面积|人数|人员|价值|计量|计价|计算|统一|默认|填报|填列|均|都|皆|一律|一般|文件|字段|单元格|、|和|与|及)*"
                    + "|.*(?:表|季度|年度|台账|清单|明细|[0-9]年|[0-9]月)");

    private final String line;
    private final List<UnitStatement> statements = new ArrayList<>();
    private final Set<String> units = new LinkedHashSet<>();

    private UnitSentence(String line) {
        this.line = line;
    }

    /**
     * The statements of a text.
     *
     * @param cells the text, or the cells of a row that hold anything
     */
    static List<UnitStatement> read(List<String> cells) {
        String text = cells.stream().map(UnitSentence::folded).collect(Collectors.joining("\t"));
        if (!ONE.matcher(text).find() && !text.contains("单位")) {
            return List.of();
        }
        String line = cells.stream().map(TextFold::trim).collect(Collectors.joining(" "));
        UnitSentence all = new UnitSentence(line.replaceAll("[\\r\\n]+", " "));
        String joined = SPREAD.matcher(OFFICE.matcher(text).replaceAll("机构"))
                .replaceAll(m -> Matcher.quoteReplacement(m.group().replaceAll("[,;()\t:]+", "、")));
        for (String sentence : joined.split("[\t。;!?]+", -1)) {
            all.sentence(LABEL.matcher(sentence).replaceFirst(""));
        }
        return all.statements.stream().map(all::whole).toList();
    }

    /** An exception is from every unit of the line. */
    private UnitStatement whole(UnitStatement s) {
        return s.scope() == UnitScope.EXCEPTION
                ? new UnitStatement(line, s.scope(), s.subject(), s.before(), units)
                : s;
    }

    /** Of one width and without white space; but what stands before the word after white space is another clause. */
    private static String folded(String cell) {
        String text = UnitSpellings.usual(TextFold.width(TextFold.trim(cell))).replaceAll("(?<!:)[\\r\\n]+", ";");
        String tight = tight(WORD.matcher(text).replaceAll(","));
        String apart = tight(text.replaceAll("(?<=[^:\\s\\p{Z}])[\\s\\p{Z}]+", ","));
        // 单位：万 元 is one clause; of 单位：元 2018年 only the parts are any
        return MENTION.matcher(tight).find() || BARE.matcher(tight).matches() ? tight : apart;
    }

    private static String tight(String text) {
        String tight = CURRENCY.matcher(
                        TextFold.tight(text).replaceAll("[\\[【〔]", "(").replaceAll("[]】〕]", ")"))
                .replaceAll("");
        return COLON.matcher(tight).replaceAll(":");
    }

    private void sentence(String sentence) {
        List<String> before = new ArrayList<>();
        String rest = sentence;
        for (Matcher end = CLAUSE_END.matcher(sentence); end.find(); ) {
            String clause = NUMBER.matcher(rest.substring(0, end.start() - (sentence.length() - rest.length())))
                    .replaceFirst("");
            clause(clause, before, end.group().equals(")"));
            if (!clause.isEmpty()) {
                before.add(0, clause);
            }
            rest = sentence.substring(end.end());
        }
    }

    private void clause(String clause, List<String> before, boolean inBrackets) {
        if (clause.length() > LONGEST) {
            return;
        }
        if (inBrackets && ONLY_UNITS.matcher(clause).matches()) {
            add(UnitScope.BRACKETS, "", before, clause);
        } else if (MENTION.matcher(clause).find()
                || STATED.get(2).matcher(clause).matches()) {
            stated(clause)
                    .ifPresentOrElse(m -> stated(m, before), () -> add(UnitScope.UNCLEAR, clause, List.of(), clause));
        } else if (BARE.matcher(clause).matches()) {
            add(UnitScope.UNCLEAR, clause, List.of(), String.join("、", ANY_KIND));
        } else if (ROUNDED.matcher(clause).matches()) {
            add(UnitScope.ROUNDED, clause, List.of(), clause);
        } else if (EXCEPTION.matcher(clause).find()) {
            add(UnitScope.EXCEPTION, clause, List.of(), clause);
        }
    }

    private static Optional<Matcher> stated(String clause) {
        return STATED.stream()
                .map(p -> p.matcher(clause))
                .filter(Matcher::matches)
                .findFirst();
    }

    private void stated(Matcher stated, List<String> before) {
        String whole = stated.group(1).replaceFirst(":$", "");
        String subject = whole.substring(whole.lastIndexOf(':') + 1);
        boolean others = subject.startsWith("除");
        if (others != (stated.group(3) != null)) {
            add(UnitScope.UNCLEAR, subject, List.of(), stated.group(2));
            return;
        }
        String named = LEAD.matcher(subject).replaceFirst("");
        boolean general = named.equals(subject) && GENERAL.matcher(named).matches();
        if (general || MENTION.matcher(stated.group()).find()) {
            List<String> more = general && !named.isEmpty() ? List.of() : before;
            add(general ? UnitScope.TABLE : UnitScope.COLUMNS, named, more, stated.group(2));
        } else {
            // 资产总额：万元 is said of a column; 联系人：元 is not
            add(UnitScope.BRACKETS, named, List.of(), stated.group(2));
        }
    }

    private void add(UnitScope scope, String subject, List<String> before, String named) {
        Set<String> found = new LinkedHashSet<>();
        for (Matcher one = ONE.matcher(named); one.find(); ) {
            found.add(one.group());
        }
        units.addAll(found);
        statements.add(new UnitStatement(line, scope, subject, before, found));
    }
}
