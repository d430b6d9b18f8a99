/** What a month says, as departments returned it: its figures, who sent and who owes, in tables and words. */
@NullMarked
package cn.jidu.report.month;

import org.jspecify.annotations.NullMarked;
