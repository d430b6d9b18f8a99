/** What people decide about matches: the queue of what is to be decided, and the decisions that were made. */
@NullMarked
package cn.jidu.decision;

import org.jspecify.annotations.NullMarked;
