/** Indicators to figures, figures to targets and their progress. */
@NullMarked
package cn.jidu.measure;

import org.jspecify.annotations.NullMarked;
