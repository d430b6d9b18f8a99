package cn.jidu.cleanse.cell;

import java.util.Optional;

/**
 * A code as its columns hold it.
 *
 * @param text empty when there is none; {@code h:} and a keyed hash where it is built on a citizen's number
 * @param repaired what else the code may be: with letters read as digits; of a number that may be a citizen's, hashed
 *     likewise, the organisation code that it ends with
 * @param finding what is to be listed about it
 * @param shown the code as a message may show it
 */
public record CodeCell(
        Optional<String> text,
        EnterpriseCode.CodeKind kind,
        Optional<String> repaired,
        Optional<FindingCode> finding,
        String shown) {
    /** A cell without a code. */
    public static final CodeCell EMPTY =
            new CodeCell(Optional.empty(), EnterpriseCode.CodeKind.EMPTY, Optional.empty(), Optional.empty(), "");
}
