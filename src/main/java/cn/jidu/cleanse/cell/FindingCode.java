package cn.jidu.cleanse.cell;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What intake lists about rows that it loads. */
public enum FindingCode {
    /** 18 allowed characters whose check digit is wrong: real codes like that exist. */
    CODE_CHECK_DIGIT,
    /** Letters that look like digits were read as such, and the check digit is then right. */
    CODE_REPAIRED,
    DUPLICATE_IDENTICAL,
    /** The same key with other values: the later row of the file stands. */
    DUPLICATE_CONFLICT,
    /** A value outside what the contract calls plausible. */
    IMPLAUSIBLE_VALUE,
    /** Characters that other programs may not show; the row keeps them. */
    RARE_CHARACTER;

    /** What one value by itself gives rise to. */
    public static Optional<FindingCode> of(@Nullable Object value) {
        if (value instanceof CodeCell code) {
            return code.finding();
        }
        return value instanceof String text && RareCharacters.occurIn(text)
                ? Optional.of(RARE_CHARACTER)
                : Optional.empty();
    }
}
