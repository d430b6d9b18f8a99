/** Finds the files that departments send, keeps the originals and opens them as rows under a matched header. */
@NullMarked
package cn.jidu.intake;

import org.jspecify.annotations.NullMarked;
