package cn.jidu.change;

import java.util.Optional;

/**
 * A row of a panel that two revisions do not have alike.
 *
 * @param panel its name
 * @param area the area that it is counted in: now, of one that is gone then
 * @param was where it was read for the older revision; empty where that has none
 * @param is where it was read for the newer one; empty where that has none
 */
public record ChangedRow(
        ChangeCause cause, String panel, String area, Optional<ReadPlace> was, Optional<ReadPlace> is) {

    /**
     * A line of a file.
     *
     * @param sheet from 1
     * @param row line of the sheet, from 1
     */
    public record ReadPlace(String file, int sheet, int row) {}
}
