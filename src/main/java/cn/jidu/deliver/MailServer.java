package cn.jidu.deliver;

import cn.jidu.definition.text.PackageTexts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The site's SMTP server. It comes from the environment and never from {@code jobs/}, for it goes with a password.
 *
 * @param user empty: the server asks for none
 */
public record MailServer(String host, int port, Optional<String> user, String password, Tls tls) {

    /** How the connection is guarded. */
    public enum Tls {
        /** Begun in clear and then encrypted, or not at all. */
        STARTTLS(587),
        /** Encrypted from its first byte. */
        TLS(465),
        /** In clear: within one machine or one closed net. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    /**
     * From {@code JIDU_SMTP_HOST}, {@code _PORT}, {@code _USER}, {@code _PASSWORD}, {@code _TLS} (starttls unless said
     * otherwise); empty where there is no host.
     *
     * @throws IllegalArgumentException naming the variable that is wrong, for the user
     */
    public static Optional<MailServer> of(Map<String, String> environment) {
        return find(environment, "JIDU_SMTP_HOST").map(host -> {
            Tls tls = find(environment, "JIDU_SMTP_TLS").map(MailServer::tls).orElse(Tls.STARTTLS);
            return new MailServer(
                    host,
                    find(environment, "JIDU_SMTP_PORT").map(MailServer::port).orElse(tls.port),
                    find(environment, "JIDU_SMTP_USER"),
                    find(environment, "JIDU_SMTP_PASSWORD").orElse(""),
                    tls);
        });
    }

    /** Whatever prints it, the password stays out. */
    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static Optional<String> find(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(v -> !v.isBlank());
    }

    private static Tls tls(String value) {
        return Arrays.stream(Tls.values())
                .filter(t -> t.name().toLowerCase(Locale.ROOT).equals(value))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "server.tls",
                        value,
                        Arrays.stream(Tls.values())
                                .map(t -> t.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining("、"))));
    }

    private static int port(String value) {
        if (!value.matches("[1-9][0-9]{0,4}") || Integer.parseInt(value) > 65535) {
            throw wrong("server.port", value);
        }
        return Integer.parseInt(value);
    }

    private static IllegalArgumentException wrong(String key, Object... arguments) {
        return new IllegalArgumentException(
                PackageTexts.chinese(MailServer.class).get(key, arguments));
    }
}
