/** Measurements to pages, sheets and data packages. */
@NullMarked
package cn.jidu.report;

import org.jspecify.annotations.NullMarked;
