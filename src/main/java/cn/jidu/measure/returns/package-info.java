/** What departments returned for a quarter, by unit, month and area, as it stands and as it stood between two revisions. */
@NullMarked
package cn.jidu.measure.returns;

import org.jspecify.annotations.NullMarked;
