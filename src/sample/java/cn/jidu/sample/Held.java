package cn.jidu.sample;

/**
 * A row in force for a quarter.
 *
 * @param carried it is of an earlier quarter: its area has sent nothing since
 */
record Held(Row row, Delivery file, boolean carried) {
    /** Its own area: what it says, else its file's. */
    String area() {
        return file.areaOf(row);
    }
}
