/** What differs between two states of a quarter. */
@NullMarked
package cn.jidu.review;

import org.jspecify.annotations.NullMarked;
