package cn.jidu.cleanse.cell;

import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads the code that a registration stands under: one that can serve, or none where an old number serves instead. */
final class RegistryCodeReader extends CodeReader {
    private static final PackageTexts TEXTS = PackageTexts.chinese(RegistryCodeReader.class);

    private final Optional<Integer> numberColumn;
    private final String expectedAny = TEXTS.get("expected.code");
    private final String expectedUsable = TEXTS.get("expected.usable");

    /** @param numberColumn where the old registration number stands, if the file has it */
    RegistryCodeReader(
            SourceField field, Optional<Integer> numberColumn, MissingMarks missing, UnaryOperator<String> hash) {
        super(field, missing, hash);
        this.numberColumn = numberColumn;
    }

    /** Any other text is told as the wrong code that it is. */
    @Override
    boolean isMissing(String raw) {
        return isMarked(raw);
    }

    @Override
    @Nullable
    CodeCell cell(EnterpriseCode code, String raw, FileRow row, RowFaults faults) {
        if (code.isUsable()) {
            CodeCell cell = super.cell(code, raw, row, faults);
            return code.repaired().isEmpty() || cell == null
                    ? cell
                    : new CodeCell(
                            code.repaired(),
                            EnterpriseCode.CodeKind.USCC,
                            code.repaired(),
                            Optional.of(FindingCode.CODE_REPAIRED),
                            code.text());
        }
        if (numberColumn.isPresent() && !super.isMissing(row.cell(numberColumn.get()))) {
            return new CodeCell(Optional.empty(), code.kind(), Optional.empty(), Optional.empty(), "");
        }
        if (code.kind() == EnterpriseCode.CodeKind.EMPTY) {
            faults.add(RejectCode.CODE_MISSING, field().title(), raw, expectedAny);
        } else {
            faults.add(RejectCode.CODE_MALFORMED, field().title(), raw, expectedUsable);
        }
        return null;
    }
}
