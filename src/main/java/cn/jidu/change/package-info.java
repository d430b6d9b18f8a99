/** Why the figures of two revisions of a quarter differ: each difference as the sum of what its causes moved. */
@NullMarked
package cn.jidu.change;

import org.jspecify.annotations.NullMarked;
