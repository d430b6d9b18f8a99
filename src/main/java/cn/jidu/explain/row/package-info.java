/** The other direction: where rows of files ended, which figures count them, and one enterprise through the quarters. */
@NullMarked
package cn.jidu.explain.row;

import org.jspecify.annotations.NullMarked;
