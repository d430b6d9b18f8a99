/** The run as Spring Batch steps: adapters, nothing else. */
@NullMarked
package cn.jidu.batch;

import org.jspecify.annotations.NullMarked;
