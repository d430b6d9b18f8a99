/** Who did what, and when: only ever added to, each entry chained to the one before by its hash. */
@NullMarked
package cn.jidu.audit;

import org.jspecify.annotations.NullMarked;
