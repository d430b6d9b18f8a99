/** Reads the contract of a source: its fields, their forms and bounds, its examples. */
@NullMarked
package cn.jidu.definition.reading.source;

import org.jspecify.annotations.NullMarked;
