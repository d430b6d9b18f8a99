/** Copies of released PDFs with the site's signature, beside the originals. */
@NullMarked
package cn.jidu.release.sign;

import org.jspecify.annotations.NullMarked;
