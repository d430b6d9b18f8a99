package cn.jidu.intake.table;

import cn.jidu.intake.table.UnitStatement.UnitScope;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The columns of a table in which each row tells its unit or its money, and which the contract does not know. */
public final class UnitColumns {
    private static final Pattern HEADING = Pattern.compile("(?:计量|计价|金额|货币|资金|数据|数值|价值)?单位|(?:币种|货币)(?:种类|名称|类型)?");
    /** Of more different cells, none is a unit. */
    private static final int MOST = 1000;

    private final List<Integer> columns = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    /** @param head the rows down to the last line of the header */
    public UnitColumns(TableHeader header, List<FileRow> head) {
        for (int c = 0; c < header.width(); c++) {
            int column = c;
            boolean claimed = header.columns().stream()
                    .anyMatch(f -> f.filter(n -> n == column).isPresent());
            if (!claimed
                    && head.stream()
                            .anyMatch(r -> HEADING.matcher(TextFold.tight(r.cell(column)))
                                    .matches())) {
                columns.add(c);
            }
        }
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
                }
            }
        }
        return named;
    }

    /** Rows in this country's money do not say in what it is counted, and need not. */
    private static boolean isForeign(String unit) {
        return HeadingUnits.isForeign(unit) && !unit.equals("人民币");
    }
}
