/** Reports into the outbox and by mail to their recipients; to the operators, how the night went. */
@NullMarked
package cn.jidu.deliver;

import org.jspecify.annotations.NullMarked;
