/** Raw text to typed values, rejects and findings; one file is one COPY in one transaction. */
@NullMarked
package cn.jidu.cleanse;

import org.jspecify.annotations.NullMarked;
