package cn.jidu.sample.sent;

/**
 * What stands in one cell: in a text file the text alone, in a workbook a number or a date where it is one.
 *
 * @param text of a number plain digits, of a workbook's date its serial
 */
record SampleCell(String text, Kind kind) {
    enum Kind {
        TEXT,
        NUMBER,
        DATE
    }

    static SampleCell text(String text) {
        return new SampleCell(text, Kind.TEXT);
    }
}
