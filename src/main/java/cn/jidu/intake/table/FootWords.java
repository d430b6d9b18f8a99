package cn.jidu.intake.table;

import cn.jidu.intake.text.TextFold;
import java.util.regex.Pattern;

/** The words by which totals and the lines below a form's table are known. Texts are tight: folded, without white space. */
final class FootWords {
    private static final String SUM = "(?:[合总總小共累][计計]|[汇彙匯][总總]|[总總][数數额額]|[∑Σ])";
    private static final String OPEN = "[-—–=*【〔\\[]*";
    private static final String CLOSE = "[-—–=*】〕\\]]*";
    private static final String ENGLISH = "(?i:(?:(?:grand|sub)-?)?total|sum)(?:\\([^)]*\\))?:?";
    private static final Pattern ENGLISH_TOTAL = Pattern.compile(ENGLISH);
    private static final Pattern BARE = Pattern.compile(OPEN + SUM + "[:]?" + CLOSE + "|" + ENGLISH);
    /** What forms compare a total with: {@code 上年同期}, {@code 同比增长（%）}. */
    private static final String COMPARED =
            "(?:[上去]年(?:同期|同季)?|上期|上季度?|平均|[户人]均|均值)[数值]?|(?:比(?:上年|去年)(?:同期)?|同比|环比)(?:增[长减加幅]|[±+-])*(?:\\([^)]*\\)|%)?"
                    + "|(?:增[减长](?:[率额幅])?|增速|占比|比重|最[大小]值|中位数)(?:\\([^)]*\\)|%)?";
    /** {@code 椒江区合计}, {@code 第1页小计}, {@code 总计：6户}, {@code 合计（元）}, {@code 共6户}. */
    private static final Pattern TOTAL =
            Pattern.compile(COMPARED + "|" + OPEN + "[\\p{IsHan}0-9A-Za-z().、]{0,16}?" + SUM
                    + "(?:数|户数|家数|笔数|金额|行)?(?:\\([^)]*\\))?(?::.*|[0-9][0-9,.]*[户家笔个条人万元]*:?)?" + CLOSE
                    + "|共(?:计)?[0-9,]+[户家笔个条]|全[省市县区]|" + ENGLISH);
    /** {@code 其中：民营企业}, {@code 1.其中}. */
    private static final Pattern PART = Pattern.compile("[(#*]*(?:[0-9一二三四五六七八九十]+[.、)])?其中(?:[:、,;(-].*|\\))?|#其中.*");

    private static final String REMARK = "(?:附?注|备注|说明|附注说明|填[表报]说明|编制说明|口径说明|指标解释|提示|补充资料)";
    private static final Pattern REMARKED =
            Pattern.compile("[(\\[【〔*※#]*" + REMARK + "(?:[0-9一二三四五六七八九十]*[)\\]】〕]*(?:[:、.;,)].*)?|[0-9]+.*)");

    /** Whoever signs a form, and when. No enterprise is called so. */
    private static final Pattern SIGNED =
            Pattern.compile("(?:(?:报送|填报|填表|报表|编制)?(?:单位|统计|填表|填报|部门|机构|分管|财务|企业)(?:主要)?负责人|法定代表人"
                    + "|(?:审核|复核|审批|填表|填报|制表|经办|编制|签发|录入|统计)人(?:员)?"
                    + "|(?:报出|填报|填表|报表|制表|报送|上报|编制|导出|打印)(?:日期|时间)|(?:数据|资料)来源|联系(?:电话|方式)).*");
    /** Words that others have in their names too: only by themselves, or with something filled in behind them. */
    private static final Pattern ASKED = Pattern.compile(
            "(?:负责人|(?:主管|分管)?领导(?:签字)?|审核|复核|审定|审批|制表|填表|制单|会计|出纳|记账|经办|主办|主管|统计员|审核员|联系人|[局处科厅所行股]长|主任|经理"
                    + "|(?:联系)?电话|手机|传真|来源|数据截止|截[止至](?:日期|时间)|统计口径|日期|(?:填报|报送|制表|编制|填表)(?:单位|机构)"
                    + "|单位(?:盖章|公章|签章)|盖章|公章|签章|签字)(?:\\([^)]*\\))?(?:[:].*)?");

    /** {@code 局长：张三}, {@code 抄送：}. */
    private static final Pattern LABELLED = Pattern.compile("\\p{IsHan}{1,12}(?:\\([^)]*\\))?:.*");
    /** The last also: which page it is, how many lines there were, when the form was made. */
    private static final Pattern ASIDE =
            Pattern.compile("[※*].*|[-—=]*\\(?(?:以下空白|(?:以下|[此本]页)?无正文|本页以下空白|完|完毕|结束)\\)?[-—=]*"
                    + "|\\((?:公章|盖章|签章)\\)|第[0-9一二三四五六七八九十]+页.*|[共总][计共]?[0-9]+页.*"
                    + "|\\(?(?:共|共计|总共|查询到)?[0-9,]+[条行笔户家个](?:记录|数据|信息)?\\)?|\\([0-9]+rows?\\)"
                    + "|总?(?:记录|数据)?[条行笔户家]?数:?[0-9,]+[条行笔户家]?"
                    + "|[0-9〇○零一二三四五六七八九十]{0,4}年[0-9一二三四五六七八九十]{0,2}月(?:[0-9一二三四五六七八九十]{0,3}日)?"
                    + "|[0-9]{1,4}/[0-9]{1,4}|-[0-9]{1,4}-|(?i:eof)|\\(?以[下上]无数据\\)?"
                    // a line drawn of signs; where the table goes on, what it holds, who signs below it
                    + "|[\\p{P}\\p{S}]+|[-—=]*(?i:end)[-—=]*|\\(?(?:[续接转][上下]页|续表)\\)?"
                    + "|\\(?以上(?:数据|各项|内容|情况|均?为|系).*|(?:数据|统计)?截[至止][0-9]{4}年.*|[0-9]{4}[./-][0-9]{1,2}[./-][0-9]{1,2}"
                    + "|(?:(?:数据|数字)[均系]?为|[本此该]表|填[报表]说明|注释|\\[[0-9]{1,2}\\]).*(?<!公司|[厂店社]|中心|[院所部])|附件[0-9]*|未经审计|(?:内部资料,?)?注?意?保密|已核|核对无误"
                    + "|\\p{IsHan}{0,12}(?:签[字名章]|盖章|公章)处?"
                    + "|\\p{IsHan}{2,20}\\((?:公?章|盖章|签章)\\)");

    /** The same in English, as programs write it too: no code has these words. */
    private static final Pattern ENGLISH_NOTE = Pattern.compile(
            "(?i)\\(?(?:notes?|sources?|remarks?|units?|total|prepared(?:by)?|reviewed(?:by)?|approved(?:by)?|signature|date|e-?mail|tel(?:ephone)?|contact)[:.].*"
                    + "|-?page[0-9]+(?:of|/)[0-9]+-?|[0-9,]+(?:rows?|records?)(?:selected|returned|affected)?[.]?|(?:row|record)s?count[:=]?[0-9,]+");

    private static final Pattern OFFICE = Pattern.compile("\\p{IsHan}{2,20}(?:局|委员会|办公室|人民政府)");

    private static final Pattern NUMBERED = Pattern.compile("\\(?[0-9一二三四五六七八九十]+[、.)].+");
    private static final Pattern OF_THE_TABLE = Pattern.compile(
            "(?:[本该此上]表|数据|指标|口径|填报|填写|报送|统计(?!局)|不含|包括|包含|来源|截[至止]|以上|以下)(?!.*(?:公司|厂|店|社|中心|[院所部])$)");
    private static final Pattern COUNT = Pattern.compile("[,.]*[0-9][0-9,.]*[户家笔个条人]?");
    private static final Pattern PLACE = Pattern.compile("[-—/]*|.{1,14}[省市县区乡镇道]");
    /** Fewer could be a count. */
    private static final int LEAST_CODE = 6;

    private FootWords() {}

    static boolean isTotal(String text) {
        return isOfForm(text) && TOTAL.matcher(text).matches();
    }

    /** Nothing but the word. */
    static boolean isBareTotal(String text) {
        return BARE.matcher(text).matches();
    }

    /** What a total is broken down into. */
    static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    /** The same where a code is to stand, in which no name begins so. */
    static boolean isPartForCode(String text) {
        return text.startsWith("其中") || isPart(text);
    }

    /** A remark, or who signs. */
    static boolean isNote(String text) {
        return isSigned(text)
                || (isOfForm(text)
                        && (REMARKED.matcher(text).matches()
                                || ENGLISH_NOTE.matcher(text).matches()));
    }

    /** Who signs a form, when, and where its figures are from. */
    static boolean isSigned(String text) {
        return isOfForm(text)
                && (SIGNED.matcher(text).matches() || ASKED.matcher(text).matches());
    }

    /** A word with a colon, and what was filled in behind it. */
    static boolean isLabelled(String text) {
        return isOfForm(text) && LABELLED.matcher(text).matches();
    }

    /** What stands by itself below a table without being any of these. */
    static boolean isAside(String text) {
        return ASIDE.matcher(text).matches();
    }

    /** An office, which made the form, by itself. */
    static boolean isOffice(String text) {
        return OFFICE.matcher(text).matches();
    }

    /** The second and later points of a remark. */
    static boolean isNumbered(String text) {
        return NUMBERED.matcher(text).matches();
    }

    /** A point of a remark that says of what table or figures it is one, whatever stands before it. */
    static boolean isPoint(String text) {
        return isNumbered(text) && OF_THE_TABLE.matcher(text).find();
    }

    static boolean isCount(String text) {
        return COUNT.matcher(text).matches();
    }

    /** The name of a place, or nothing. */
    static boolean isPlace(String text) {
        return PLACE.matcher(text).matches() || isTotal(text);
    }

    private static boolean isOfForm(String text) {
        return !text.isEmpty() && text.charAt(0) > ' ' && !isCode(text);
    }

    /** Letters and digits, as many as no count has. */
    static boolean isCode(String cell) {
        int signs = 0;
        boolean digits = false;
        // each English note has a sign or an o in it, a code seldom has
        boolean worded = false;
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            boolean wide = c >= '０' && c <= 'ｚ';
            if (plain || wide) {
                signs++;
                digits |= c <= '9' || wide;
                worded |= wide || c == 'o' || c == 'O';
            } else if (c >= 0x2E80 && !TextFold.isSpace(c)) {
                return false;
            } else {
                worded = true;
            }
        }
        return signs >= LEAST_CODE && (digits || !isEnglishTotal(cell)) && !(worded && isEnglishNote(cell));
    }

    private static boolean isEnglishTotal(String cell) {
        return ENGLISH_TOTAL.matcher(TextFold.tight(cell)).matches();
    }

    private static boolean isEnglishNote(String cell) {
        return ENGLISH_NOTE.matcher(TextFold.tight(cell)).matches();
    }
}
