/** Which enterprises rows may mean that no rule matches: looked for by declared rules, and weighed by no score. */
@NullMarked
package cn.jidu.candidate;

import org.jspecify.annotations.NullMarked;
