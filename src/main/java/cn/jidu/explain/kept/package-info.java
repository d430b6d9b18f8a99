/** What of rows is kept, so that figures are explained without going through them again. */
@NullMarked
package cn.jidu.explain.kept;

import org.jspecify.annotations.NullMarked;
