/** The code that every report carries, in words and as a square for cameras: which report it is, and of which data. */
@NullMarked
package cn.jidu.report.code;

import org.jspecify.annotations.NullMarked;
