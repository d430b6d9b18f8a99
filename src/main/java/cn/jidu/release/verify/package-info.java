/** Tells of a file whether it is a report of this site, byte for byte, and how that report stands. */
@NullMarked
package cn.jidu.release.verify;

import org.jspecify.annotations.NullMarked;
