/** The commands that list what a site holds, and take people's word on it. */
@NullMarked
package cn.jidu.cli.listing;

import org.jspecify.annotations.NullMarked;
