/** What is computed, as data: records for everything below {@code jobs/}, their loader and their checker. */
@NullMarked
package cn.jidu.definition;

import org.jspecify.annotations.NullMarked;
