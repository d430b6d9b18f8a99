package cn.jidu.definition.source;

/**
 * What a form says above its header of there being nothing to report. A form without rows that still says no has not been
 * filled in; a file that says neither is what it is: without rows, a nil return.
 */
public enum NilStatement {
    /** As an empty form has it. */
    NO("零报告：否"),
    YES("零报告：是");

    private final String text;

    NilStatement(String text) {
        this.text = text;
    }

    /** As it stands in the cell; full-width or not, with or without white space. */
    public String text() {
        return text;
    }
}
