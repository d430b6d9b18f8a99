package cn.jidu.deliver;

import cn.jidu.definition.text.FailureLine;
import cn.jidu.definition.text.PackageTexts;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
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
        if (has(AuthenticationFailedException.class)) {
            // 454: it cannot look the password up just now
            return said().startsWith("4") ? "later" : "login";
        }
        return reply().map(MailReply::kind).orElseGet(this::ofConnection);
    }

    /** The first: others only follow from it. */
    private Optional<MailReply> reply() {
        return all.stream().flatMap(e -> MailReply.in(e).stream()).min(Comparator.comparing(MailReply::to));
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
        if (all.stream().anyMatch(e -> FailureLine.of(e).contains("STARTTLS is required"))) {
            return "noTls";
        }
        if (has(SSLException.class)) {
            return "tls";
        }
        return has(SocketException.class) || said().contains("[EOF]") ? "hungUp" : "other";
    }

    private boolean has(Class<? extends Throwable> type) {
        return all.stream().anyMatch(type::isInstance);
    }

    /** The server's reply, else the innermost message: the others only repeat it. */
    private String said() {
        return reply().map(MailReply::text)
                .or(() -> all.stream()
                        .map(FailureLine::of)
                        .filter(t -> !t.isEmpty())
                        .reduce((outer, inner) -> inner))
                .orElseGet(() -> all.get(0).getClass().getSimpleName());
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
