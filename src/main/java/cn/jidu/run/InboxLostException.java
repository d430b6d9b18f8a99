package cn.jidu.run;

import cn.jidu.definition.text.PackageTexts;
import java.nio.file.Path;

/** The inbox could not be looked into, so that nobody knows what arrived. The message is for the user, in Chinese. */
public final class InboxLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param key why, in the messages of this package */
    InboxLostException(Path inbox, String key, Object... arguments) {
        super(PackageTexts.chinese(InboxLostException.class)
                .get(
                        "inbox.lost",
                        inbox,
                        PackageTexts.chinese(InboxLostException.class).get(key, arguments)));
    }
}
