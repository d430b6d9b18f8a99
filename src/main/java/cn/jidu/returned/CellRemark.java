package cn.jidu.returned;

/**
 * What is said of a row.
 *
 * @param fault true where the row was not loaded for it; otherwise a doubt about a row that was loaded
 * @param name what is said, in Chinese
 * @param field the title of the field; empty where the whole row is meant, and for doubts
 * @param expected what would have been right, in Chinese; empty for doubts
 */
record CellRemark(boolean fault, String name, String field, String expected) {}
