package cn.jidu.batch;

import cn.jidu.definition.Texts;
import java.nio.file.Path;

/** The inbox could not be looked into, so that nobody knows what arrived. The message is for the user, in Chinese. */
public final class InboxLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param key why, in the messages of this package */
    InboxLostException(Path inbox, String key, Object... arguments) {
        super(Texts.chinese(InboxLostException.class)
                .get(
                        "inbox.lost",
                        inbox,
                        Texts.chinese(InboxLostException.class).get(key, arguments)));
    }
}
