/** The commands by which a report leaves the house, and the audit. */
@NullMarked
package cn.jidu.cli.release;

import org.jspecify.annotations.NullMarked;
