package cn.jidu.intake.table;

import cn.jidu.intake.table.UnitStatement.UnitScope;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns of a table in which rows tell their unit or their money, and which the contract does not know. */
public final class UnitColumns {
    private static final Pattern HEADING =
            Pattern.compile("(?:计量|计价|计数|金额|货币|资金|数据|数值|数量|价值)?单位|(?:币种|货币)(?:种类|名称|类型)?|量纲|数量级");
    /** Nothing but scales, units and what stands between them: 万, 万（元）, 10000元. No office is called so. */
    private static final Pattern MEASURES =
            Pattern.compile("[壹拾佰仟十百千万萬亿億元圆圓分角厘毫人民币户家个平方米亩mMrRbBcCnNyYwWkK²㎡0-9,，.、/()（）%‰\\s]{1,20}");
    /** Of more different cells, none is a unit. */
    private static final int MOST = 1000;

    private static final Pattern REMARK = Pattern.compile("备?注|附注|说明|备注说明|填[报表]说明");

    private final List<Integer> columns = new ArrayList<>();
    private final List<Integer> remarks = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** @param head the rows down to the last line of the header */
    public UnitColumns(TableHeader header, List<FileRow> head) {
        for (int c = 0; c < header.width(); c++) {
            int column = c;
            boolean claimed = header.columns().stream()
                    .anyMatch(f -> f.filter(n -> n == column).isPresent());
            if (!claimed && head.stream().anyMatch(r -> isHeading(r.cell(column)))) {
                columns.add(c);
            } else if (!claimed && head.stream().anyMatch(r -> isRemark(r.cell(column)))) {
                remarks.add(c);
            }
        }
    }

    /** 单位, 金额单位：, 单位（金额）, 金额（单位）. */
    static boolean isHeading(String cell) {
        HeadingName name = HeadingName.of(TextFold.tight(cell).replaceFirst(":$", ""));
        return HEADING.matcher(name.text()).matches()
                || name.unit().filter("单位"::equals).isPresent();
    }

    private static boolean isRemark(String cell) {
        return REMARK.matcher(TextFold.tight(cell)).matches();
    }

    /** The units that a row tells and no row before it has told. */
    public NamedUnits of(FileRow row) {
        NamedUnits named = NamedUnits.NONE;
        for (int column : columns) {
            String cell = row.cell(column);
            if (seen.size() < MOST && seen.add(cell)) {
                String unit = HeadingUnits.name(cell);
                if (HeadingUnits.isUnit(cell) || isForeign(unit)) {
                    named = named.and(new NamedUnits(
                            List.of(new UnitStatement(cell, UnitScope.TABLE, "", List.of(), Set.of(unit)))));
                } else if (!unit.equals("人民币") && MEASURES.matcher(cell).matches()) {
                    named = named.and(NamedUnits.in("单位：" + cell));
                }
            }
        }
        for (int column : remarks) {
            String cell = row.cell(column);
            if (seen.size() < MOST && seen.add(cell)) {
                named = named.and(NamedUnits.inRemark(cell));
            }
        }
        return named;
    }

    /** Rows in this country's money do not say in what it is counted, and need not. */
    private static boolean isForeign(String unit) {
        return HeadingUnits.isForeign(unit) && !unit.equals("人民币");
    }
}
