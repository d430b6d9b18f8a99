package cn.jidu.explain;

import cn.jidu.delivery.DeliveryState;

/**
 * A row of a received file that is being followed.
 *
 * @param delivery of several files of one name the newest that has the row
 * @param state of that file
 */
record TracedRow(RowPlace place, long delivery, String source, String quarter, DeliveryState state) {}
