/** One plan's report of a revision on its way out of the house: submitted, approved, published, withdrawn. */
@NullMarked
package cn.jidu.release;

import org.jspecify.annotations.NullMarked;
