/** The sample city itself: its enterprises and their course of life, and the rows of them that departments keep. */
@NullMarked
package cn.jidu.sample.city;

import org.jspecify.annotations.NullMarked;
