/** Reads a plan: its targets, how they changed, and who is responsible. */
@NullMarked
package cn.jidu.definition.reading.plan;

import org.jspecify.annotations.NullMarked;
