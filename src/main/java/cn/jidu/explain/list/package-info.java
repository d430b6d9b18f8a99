/** Lists of the rows behind figures, as files. */
@NullMarked
package cn.jidu.explain.list;

import org.jspecify.annotations.NullMarked;
