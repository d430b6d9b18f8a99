package cn.jidu.returned;

import cn.jidu.report.CodeWords;

/**
 * What is said of a row.
 *
 * @param fault true where the row was not loaded for it; otherwise a doubt about a row that was loaded
 * @param field the title of the field; empty where the whole row is meant, and for doubts
 * @param expected what would have been right, in Chinese; empty for doubts
 */
record Remark(boolean fault, String code, String field, String expected) {
    String name() {
        return CodeWords.name(code);
    }
}
