package cn.jidu.template;

import cn.jidu.definition.text.PackageTexts;
import java.util.List;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The values that may be chosen, a column for each field and one for remarks; the fields' lists drop down from here. */
final class ChoiceSheet {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ChoiceSheet.class);
    private static final int NARROWEST = 10;
    private static final int WIDEST = 44;

    private final XSSFSheet sheet;
    private final FormLooks looks;
    private int next;

    private ChoiceSheet(XSSFSheet sheet, FormLooks looks) {
        this.sheet = sheet;
        this.looks = looks;
    }

    static String name() {
        return TEXTS.get("sheet.choices");
    }

    /** Nothing where no field has choices. */
    static void write(XSSFWorkbook book, List<FormColumn> columns, FormLooks looks) {
        List<FormColumn> chosen =
                columns.stream().filter(c -> !c.choices().isEmpty()).toList();
        if (!chosen.isEmpty()) {
            XSSFSheet sheet = book.createSheet(name());
            ChoiceSheet lists = new ChoiceSheet(sheet, looks);
            chosen.forEach(lists::list);
            sheet.createFreezePane(0, 1);
            sheet.setRepeatingRows(org.apache.poi.ss.util.CellRangeAddress.valueOf("1:1"));
            FormPage.printed(sheet);
        }
    }

    private void list(FormColumn column) {
        int at = next++;
        // no bare title: a row of titles would be a header
        FormPage.put(row(0), at, TEXTS.get("choices.head", column.field().title()), looks.optional);
        boolean remarks = column.choices().stream().anyMatch(c -> !c.remark().isEmpty());
        int widest = NARROWEST;
        for (int i = 0; i < column.choices().size(); i++) {
            FormChoice choice = column.choices().get(i);
            FormPage.put(row(i + 1), at, choice.value(), looks.text);
            widest = Math.max(widest, FormPage.room(choice.value()) + 2);
            if (remarks) {
                FormPage.put(row(i + 1), at + 1, choice.remark(), looks.text);
            }
        }
        FormPage.wide(
                sheet,
                at,
                Math.min(WIDEST, Math.max(widest, FormPage.room(column.field().title()) + 8)));
        if (remarks) {
            next++;
            FormPage.put(row(0), at + 1, TEXTS.get("choices.remark"), looks.optional);
            FormPage.wide(sheet, at + 1, NARROWEST * 2);
        }
        Name list = sheet.getWorkbook().createName();
        list.setNameName(column.listName());
        String letters = "$" + CellReference.convertNumToColString(at) + "$";
        list.setRefersToFormula("'" + name() + "'!" + letters + 2 + ":" + letters
                + (column.choices().size() + 1));
    }

    private Row row(int at) {
        Row row = sheet.getRow(at);
        return row == null ? sheet.createRow(at) : row;
    }
}
