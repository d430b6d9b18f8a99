/** Figures that two people set otherwise than rows give them: what was proposed, agreed to and withdrawn. */
@NullMarked
package cn.jidu.adjustment;

import org.jspecify.annotations.NullMarked;
