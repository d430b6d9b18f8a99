package cn.jidu.cleanse.cell;

import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.FileRow;
import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.intake.text.TextFold;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the code of an enterprise or person; of any source but the registry's own. */
public class CodeReader implements CellReader {
    /** Begins a code that stands for a citizen's number: its keyed hash. */
    static final String HASHED = "h:";

    /** An expression that finds it in keys, which may have folded it to capitals. */
    public static final String HASH = "[hH]:[0-9A-Fa-f]{64}";

    private static final Pattern ROUNDED =
            Pattern.compile("[A-Za-z]?[0-9](?:\\.?[0-9])*[Ee]\\+[0-9]+|[0-9]+\\.[0-9]*[Ee][0-9]+"
                    + "|[0-9.]+[×xX*]10\\^?[0-9]+|(?=[0-9,]{16,})[0-9]{1,3}(?:,[0-9]{3})+(?:\\.0+)?|[0-9]{15,}\\.0+");

    /** No code has a decimal point. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{9,}\\.[0-9]+");

    /** One of these is in every such number. */
    private static final String SIGNS = "Ee.,xX*";

    private static final PackageTexts TEXTS = PackageTexts.chinese(CodeReader.class);

    private final SourceField field;
    private final MissingMarks missing;
    private final UnaryOperator<String> hash;
    private final String expectedText = TEXTS.get("expected.text");

    CodeReader(SourceField field, MissingMarks missing, UnaryOperator<String> hash) {
        this.field = field;
        this.missing = missing;
        this.hash = hash;
    }

    @Override
    public boolean readsMissing() {
        return true;
    }

    @Override
    public @Nullable Object read(String raw, FileRow row, RowFaults faults) {
        EnterpriseCode code = EnterpriseCode.of(isMissing(raw) ? "" : raw);
        boolean number = code.kind() == EnterpriseCode.CodeKind.OTHER
                && (isRounded(raw) || NUMBER.matcher(code.text()).matches());
        if (number || isCutShort(code)) {
            faults.add(RejectCode.CODE_PRECISION_LOST, field.title(), raw, expectedText);
            return null;
        }
        return cell(code, raw, row, faults);
    }

    /** What the columns hold of a code that a spreadsheet has not spoilt. */
    @Nullable
    CodeCell cell(EnterpriseCode code, String raw, FileRow row, RowFaults faults) {
        if (code.kind() == EnterpriseCode.CodeKind.EMPTY) {
            return CodeCell.EMPTY;
        }
        return code.mayBeCitizens()
                ? hashed(code)
                : new CodeCell(Optional.of(code.text()), code.kind(), code.repaired(), finding(code), code.text());
    }

    /** Of fifteen digits that may be an organisation's, the organisation code is kept as a hash of its own. */
    private CodeCell hashed(EnterpriseCode code) {
        boolean either = code.kind() == EnterpriseCode.CodeKind.CITIZEN_OR_TAX15;
        return new CodeCell(
                Optional.of(HASHED + hash.apply(code.text())),
                code.kind(),
                either ? Optional.of(HASHED + hash.apply(code.organisation())) : Optional.empty(),
                Optional.empty(),
                CitizenNumber.HIDDEN);
    }

    /** Whether the cell holds no code. */
    boolean isMissing(String raw) {
        return isMarked(raw) || CodeText.isNone(raw);
    }

    /** Whether the cell holds nothing, or a mark that the contract has for it. */
    final boolean isMarked(String raw) {
        return missing.is(raw);
    }

    SourceField field() {
        return field;
    }

    /** Whether a repair of the code stands is for the matching to say: only then is it a finding. */
    private static Optional<FindingCode> finding(EnterpriseCode code) {
        return code.isCheckDigitWrong() ? Optional.of(FindingCode.CODE_CHECK_DIGIT) : Optional.empty();
    }

    /**
     * What spreadsheets and programs make of a long number: {@code 9.13E+17}, also with letters before it or as people write
     * it, {@code 913310020000000000.0}, {@code 913,310,020,000,000,000}.
     */
    static boolean isRounded(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c >= 0x80 || SIGNS.indexOf(c) >= 0) {
                return ROUNDED.matcher(TextFold.tight(raw)).matches();
            }
        }
        return false;
    }

    /** Eighteen digits of which a spreadsheet kept fifteen: the last three are zeros, and the check digit is wrong. */
    private static boolean isCutShort(EnterpriseCode code) {
        return code.isCheckDigitWrong()
                && code.text().endsWith("000")
                && code.text().chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
