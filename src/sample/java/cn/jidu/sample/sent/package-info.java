/** What the departments of the sample city send, quarter by quarter: files in their formats, corrections, planted faults. */
@NullMarked
package cn.jidu.sample.sent;

import org.jspecify.annotations.NullMarked;
