/** A site's data as one file: made of a running site, and made a site of again. */
@NullMarked
package cn.jidu.store.backup;

import org.jspecify.annotations.NullMarked;
