/** By what rows and enterprises are proposed to people, and how much people decide. */
@NullMarked
package cn.jidu.definition.candidate;

import org.jspecify.annotations.NullMarked;
