/** The command line (CONTRACTS, section 4). */
@NullMarked
package cn.jidu.cli;

import org.jspecify.annotations.NullMarked;
