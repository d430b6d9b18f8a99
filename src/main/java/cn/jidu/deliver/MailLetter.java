package cn.jidu.deliver;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A mail.
 *
 * @param sender a mail address
 * @param recipient a mail address
 * @param attachments files, sent under their own names
 * @param id stays the same where the same letter should ever be sent twice, so that mail systems can tell
 */
record MailLetter(
        String sender, String recipient, String subject, String text, List<Path> attachments, Optional<String> id) {
    MailLetter {
        attachments = List.copyOf(attachments);
    }
}
