package cn.jidu.cleanse.cell;

import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.text.TextFold;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads yes and no. Missing means no. */
final class BooleanReader implements CellReader {
    private static final PackageTexts TEXTS = PackageTexts.chinese(BooleanReader.class);
    private static final Set<String> YES = Set.of("是", "1", "Y", "TRUE", "有", "√");
    private static final Set<String> NO = Set.of("否", "0", "N", "FALSE", "无");

    private final SourceField field;
    private final MissingMarks missing;
    private final Set<String> yes;
    private final Set<String> no;
    private final String expected;

    BooleanReader(SourceField field, MissingMarks missing) {
        this.field = field;
        this.missing = missing;
        List<String> trueValues = field.form().trueValues();
        List<String> falseValues = field.form().falseValues();
        this.yes = trueValues.isEmpty() ? YES : folded(trueValues);
        this.no = falseValues.isEmpty() ? NO : folded(falseValues);
        this.expected = TEXTS.get(
                "expected.boolean",
                trueValues.isEmpty() ? "是" : trueValues.get(0),
                falseValues.isEmpty() ? "否" : falseValues.get(0));
    }

    private static Set<String> folded(List<String> values) {
        return values.stream().map(BooleanReader::fold).collect(Collectors.toSet());
    }

    private static String fold(String text) {
        return TextFold.tight(text).toUpperCase(Locale.ROOT);
    }

    @Override
    public boolean readsMissing() {
        return true;
    }

    @Override
    public Boolean read(String raw, FileRow row, RowFaults faults) {
        String text = fold(raw);
        if (yes.contains(text)) {
            return true;
        }
        if (!no.contains(text) && !missing.is(raw)) {
            faults.add(RejectCode.NOT_IN_LIST, field.title(), raw, expected);
        }
        return false;
    }
}
