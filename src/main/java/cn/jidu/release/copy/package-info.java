/** Copies of what was published that name who they are for and open with a password, beside the originals. */
@NullMarked
package cn.jidu.release.copy;

import org.jspecify.annotations.NullMarked;
