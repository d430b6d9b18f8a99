/** How a figure comes about: its parts, the rows of each, and what became of a row. */
@NullMarked
package cn.jidu.explain;

import org.jspecify.annotations.NullMarked;
