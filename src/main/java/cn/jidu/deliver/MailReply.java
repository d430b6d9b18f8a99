package cn.jidu.deliver;

import cn.jidu.definition.text.FailureLine;
import jakarta.mail.MessagingException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What a mail server answered instead of yes.
 *
 * @param to what it was an answer to
 * @param code as RFC 5321 has them: 4xx for now, 5xx for good
 * @param text in one line, the code with it
 */
record MailReply(MailStep to, int code, String text) {
    private static final Pattern GREETING = Pattern.compile("Got bad greeting .*response: (([0-9]{3}).*)");

    private static final Pattern FULL = Pattern.compile("(?<![0-9.])5\\.2\\.2(?![0-9.])");
    private static final Pattern LARGE = Pattern.compile("(?<![0-9.])5\\.(?:2\\.3|3\\.4)(?![0-9.])");
    private static final Pattern FULL_WORDS = Pattern.compile("(?i)\\b(?:mailbox|quota|full)\\b");
    private static final Pattern LARGE_WORDS = Pattern.compile(
            "(?i)\\b(?:message|mail|content|attachment)s?\\b.*\\b(?:size|length)\\b|\\btoo (?:big|large|long)\\b");

    /** What a mail server is told, one after the other. */
    enum MailStep {
        GREETING,
        SENDER,
        RECIPIENT,
        LETTER
    }

    static Optional<MailReply> in(Throwable e) {
        if (e instanceof SMTPAddressFailedException address) {
            return of(MailStep.RECIPIENT, address.getReturnCode(), e);
        }
        if (e instanceof SMTPSenderFailedException sender) {
            return of(MailStep.SENDER, sender.getReturnCode(), e);
        }
        if (e instanceof SMTPSendFailedException letter) {
            return of(MailStep.LETTER, letter.getReturnCode(), e);
        }
        return e instanceof MessagingException ? greeting(e) : Optional.empty();
    }

    /** A server that answered nothing has no code. */
    private static Optional<MailReply> of(MailStep to, int code, Throwable e) {
        return code < 400 ? Optional.empty() : Optional.of(new MailReply(to, code, FailureLine.of(e)));
    }

    private static Optional<MailReply> greeting(Throwable e) {
        Matcher said = GREETING.matcher(FailureLine.of(e));
        return said.matches()
                ? Optional.of(new MailReply(MailStep.GREETING, Integer.parseInt(said.group(2)), said.group(1)))
                : Optional.empty();
    }

    /** The kind of trouble that it is. */
    String kind() {
        if (code == 530 || code == 535) {
            return "login";
        }
        if (code < 500) {
            return "later";
        }
        return switch (to) {
            case GREETING -> "greeting";
            case SENDER -> room().orElse("sender");
            case RECIPIENT -> room().orElseGet(this::recipient);
            case LETTER -> room().orElse("other");
        };
    }

    /** Whether the letter is too large or the mailbox full: by the codes of RFC 3463, else by the server's words. */
    private Optional<String> room() {
        if (FULL.matcher(text).find()) {
            return Optional.of("full");
        }
        if (LARGE.matcher(text).find()) {
            return Optional.of("size");
        }
        if (code != 552) {
            return Optional.empty();
        }
        boolean full = to == MailStep.RECIPIENT || FULL_WORDS.matcher(text).find();
        return Optional.of(full && !LARGE_WORDS.matcher(text).find() ? "full" : "size");
    }

    private String recipient() {
        return text.matches("(?i).*\\brelay(ing)?\\b.*") ? "relay" : "recipient";
    }
}
