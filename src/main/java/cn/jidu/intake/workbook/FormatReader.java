package cn.jidu.intake.workbook;

import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.workbook.BesideCell.BesideKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads by what the cells of a sheet show something else than stands in them: a format that rounds shows another figure, a
 * formula may do so once it is worked out anew.
 */
final class FormatReader {
    private final CellStyles styles;
    private final int longest;
    private final List<BesideCell> found = new ArrayList<>();

    /** @param longest how much of a formula is kept, in characters */
    FormatReader(CellStyles styles, int longest) {
        this.styles = styles;
        this.longest = longest;
    }

    /** Cell after cell, and then those that conditions give a format. */
    List<BesideCell> read(XmlReader sheet) throws RefusedException {
        String cells = "";
        while (sheet.next()) {
            if (sheet.isStart("c")) {
                cell(sheet);
            } else if (sheet.isStart("conditionalFormatting")) {
                cells = sheet.attribute("sqref").orElse("");
            } else if (sheet.isStart("cfRule")) {
                format(cells, styles.conditional(sheet.attribute("dxfId")));
            }
        }
        return found;
    }

    private void cell(XmlReader sheet) throws RefusedException {
        String place = sheet.attribute("r").orElse("");
        String code = styles.code(sheet.attribute("s"));
        boolean given = false;
        while (sheet.next() && !sheet.isEnd("c")) {
            given |= sheet.isStart("v") || sheet.isStart("is");
            if (sheet.isStart("f")) {
                StringBuilder formula = new StringBuilder(place).append(" =");
                sheet.text(formula, formula.length() + longest);
                found.add(new BesideCell(BesideKind.FORMULA, formula.toString()));
            }
        }
        if (given) {
            format(place, code);
        }
    }

    private void format(String place, String code) {
        if (!code.isEmpty()) {
            found.add(new BesideCell(BesideKind.FORMAT, place + " " + code));
        }
    }
}
