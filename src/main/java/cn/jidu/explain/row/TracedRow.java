package cn.jidu.explain.row;

import cn.jidu.delivery.DeliveryState;

/**
 * A row of a received file that is being followed.
 *
 * @param place as it was asked for
 * @param delivery of several files of one name the newest that has the row
 * @param state of that file
 * @param sheetNo from 1
 */
record TracedRow(RowPlace place, long delivery, String source, String quarter, DeliveryState state, int sheetNo) {}
