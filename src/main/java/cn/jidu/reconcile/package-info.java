/** Rows in force, their match to the registry, panels, findings, and the balance that accounts for every row. */
@NullMarked
package cn.jidu.reconcile;

import org.jspecify.annotations.NullMarked;
