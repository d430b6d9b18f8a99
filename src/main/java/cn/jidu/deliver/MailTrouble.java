package cn.jidu.deliver;

import cn.jidu.definition.text.PackageTexts;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.springframework.mail.MailSendException;

/** Why a letter was not taken, in plain Chinese with what to do, and the server's own words beside. */
final class MailTrouble {
    private static final PackageTexts TEXTS = PackageTexts.chinese(MailTrouble.class);

    private final MailServer server;
    private final List<Throwable> all;

    MailTrouble(MailServer server, Exception thrown) {
        this.server = server;
        this.all = List.copyOf(causes(thrown));
    }

    /** In one line. */
    String words() {
        return TEXTS.get("mail." + kind(), server, said());
    }

    private String kind() {
        if (has(AddressException.class)) {
            return "address";
        }
        if (has(AuthenticationFailedException.class) || answered(530, 535)) {
            return "login";
        }
        if (has(SMTPAddressFailedException.class)) {
            return "recipient";
        }
        if (answered(552)) {
            return "size";
        }
        if (has(SMTPSenderFailedException.class)) {
            return "sender";
        }
        return ofConnection();
    }

    private String ofConnection() {
        if (has(SocketTimeoutException.class)) {
            return "timeout";
        }
        if (has(UnknownHostException.class)) {
            return "host";
        }
        if (has(ConnectException.class) || has(NoRouteToHostException.class)) {
            return "connect";
        }
        if (all.stream().anyMatch(e -> text(e).contains("STARTTLS is required"))) {
            return "noTls";
        }
        return has(SSLException.class) ? "tls" : "other";
    }

    private boolean has(Class<? extends Throwable> type) {
        return all.stream().anyMatch(type::isInstance);
    }

    private boolean answered(int... codes) {
        return all.stream()
                .map(e -> e instanceof SMTPSendFailedException s ? s.getReturnCode() : 0)
                .anyMatch(code -> Arrays.stream(codes).anyMatch(c -> c == code));
    }

    /** The innermost message: the others only repeat it. */
    private String said() {
        return all.stream()
                .map(MailTrouble::text)
                .filter(t -> !t.isEmpty())
                .reduce((outer, inner) -> inner)
                .orElseGet(() -> all.get(0).getClass().getSimpleName());
    }

    private static String text(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), "").strip().replaceAll("\\s*\\R\\s*", " ");
    }

    /** What brought it about, outermost first: mail's exceptions are chained in three ways. */
    private static Set<Throwable> causes(Exception thrown) {
        Set<Throwable> found = new LinkedHashSet<>();
        Deque<Throwable> open = new ArrayDeque<>(List.of(thrown));
        while (!open.isEmpty()) {
            Throwable e = open.pop();
            if (found.add(e)) {
                if (e instanceof MailSendException send) {
                    Arrays.stream(send.getMessageExceptions()).forEach(open::addLast);
                }
                if (e instanceof MessagingException chained && chained.getNextException() != null) {
                    open.addLast(chained.getNextException());
                }
                if (e.getCause() != null) {
                    open.addLast(e.getCause());
                }
            }
        }
        return found;
    }
}
