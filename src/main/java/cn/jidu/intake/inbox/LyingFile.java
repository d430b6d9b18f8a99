package cn.jidu.intake.inbox;

import org.jspecify.annotations.Nullable;

/**
 * A file as it lies in an inbox.
 *
 * @param fingerprint of its bytes and its control file's; after {@code !} where it could not be read the last time and
 *     that was told: what it was before, or nothing
 * @param stamp by what it is known without reading it; null: it must be read
 */
record LyingFile(String fingerprint, @Nullable String stamp) {
    private static final String UNREAD = "!";

    /** The same file, of which is now told that it cannot be read. */
    static LyingFile unread(@Nullable LyingFile before) {
        if (before == null) {
            return new LyingFile(UNREAD, null);
        }
        return before.isUnread() ? before : new LyingFile(UNREAD + before.fingerprint, null);
    }

    boolean isUnread() {
        return fingerprint.startsWith(UNREAD);
    }

    /** Whether these bytes are what lay there when it was last read. */
    boolean holds(String bytes) {
        return fingerprint.equals(bytes) || fingerprint.equals(UNREAD + bytes);
    }
}
