/** What the program keeps: PostgreSQL (embedded or external), its schema, fast loading, the archive of originals, the keys. */
@NullMarked
package cn.jidu.store;

import org.jspecify.annotations.NullMarked;
