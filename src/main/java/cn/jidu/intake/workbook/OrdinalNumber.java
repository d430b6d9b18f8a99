package cn.jidu.intake.workbook;

/** The numbers by which the parts of a workbook refer to rows, styles and texts. Every cell has two or three of them. */
final class OrdinalNumber {
    /** No part of a workbook has a thing of this number. */
    static final int NONE = -1;

    private static final int MOST_DIGITS = 9;

    private OrdinalNumber() {}

    /** The number of one to nine digits; {@link #NONE} for anything else. */
    static int of(String text) {
        int length = text.length();
        if (length == 0 || length > MOST_DIGITS) {
            return NONE;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
