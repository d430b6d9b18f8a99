/**
 * Counting a panel's rows: one pass over each panel gives the counts of all indicators, per area and scope, and what was
 * counted of a slice is kept for the next revision.
 */
@NullMarked
package cn.jidu.measure.count;

import org.jspecify.annotations.NullMarked;
