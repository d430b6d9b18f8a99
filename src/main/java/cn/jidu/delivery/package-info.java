/** The received file and its fate: its states, what is told of it, and the classes that ask its table. */
@NullMarked
package cn.jidu.delivery;

import org.jspecify.annotations.NullMarked;
