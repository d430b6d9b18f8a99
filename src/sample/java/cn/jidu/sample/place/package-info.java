/**
 * Small made-up worlds of the areas of the other plans, without faults, and what every target of the plan should be
 * there. Targets and quotas are kept as tables beside these classes, written down from the documents once more. Nothing
 * here uses the program's intake, reconciliation or measures.
 */
@NullMarked
package cn.jidu.sample.place;

import org.jspecify.annotations.NullMarked;
