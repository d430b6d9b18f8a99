package cn.jidu.candidate;

/** What stands in a code by its form: 18 characters are a credit code, but for a temporary one that begins with L. */
final class OldNumbers {
    private static final int CREDIT_CODE = 18;
    private static final int TAXPAYER = 15;
    private static final int ORGANISATION = 9;
    private static final String TEMPORARY = "L";

    /** A temporary code is L, the division, the organisation code and a number. */
    private static final int TEMPORARY_FROM = 7;

    private OldNumbers() {}

    static boolean isCreditCode(String code) {
        return code.length() == CREDIT_CODE && !code.startsWith(TEMPORARY);
    }

    /** The organisation code of one who has no credit code yet; empty where there is none in it. */
    static String organisation(String code) {
        if (code.startsWith(TEMPORARY)) {
            return code.length() >= TEMPORARY_FROM + ORGANISATION
                    ? code.substring(TEMPORARY_FROM, TEMPORARY_FROM + ORGANISATION)
                    : "";
        }
        return code.length() == ORGANISATION || code.length() == TAXPAYER
                ? code.substring(code.length() - ORGANISATION)
                : "";
    }
}
