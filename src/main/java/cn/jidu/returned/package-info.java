/** Departments' own files back as workbooks that say what to mend. */
@NullMarked
package cn.jidu.returned;

import org.jspecify.annotations.NullMarked;
