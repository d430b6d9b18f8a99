/** Empty workbooks that departments fill in and send, made from the contracts. */
@NullMarked
package cn.jidu.template;

import org.jspecify.annotations.NullMarked;
