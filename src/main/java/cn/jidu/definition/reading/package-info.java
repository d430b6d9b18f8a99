/** Reads everything below {@code jobs/} into definitions, and checks that the parts fit each other. */
@NullMarked
package cn.jidu.definition.reading;

import org.jspecify.annotations.NullMarked;
