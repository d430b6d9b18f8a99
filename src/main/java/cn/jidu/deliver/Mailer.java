package cn.jidu.deliver;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands letters to the mail server. */
final class Mailer {
    private static final String PATIENCE_MILLIS = "30000";

    private final JavaMailSenderImpl smtp = new JavaMailSenderImpl();
    private final MailServer server;

    Mailer(MailServer server) {
        this.server = server;
        smtp.setHost(server.host());
        smtp.setPort(server.port());
        server.user().ifPresent(user -> {
            smtp.setUsername(user);
            smtp.setPassword(server.password());
        });
        smtp.setDefaultEncoding(StandardCharsets.UTF_8.name());
        smtp.setJavaMailProperties(properties(server));
    }

    private static Properties properties(MailServer server) {
        Properties p = new Properties();
        p.setProperty("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
        p.setProperty("mail.smtp.timeout", PATIENCE_MILLIS);
        p.setProperty("mail.smtp.writetimeout", PATIENCE_MILLIS);
        p.setProperty("mail.smtp.auth", String.valueOf(server.user().isPresent()));
        p.setProperty("mail.smtp.ssl.enable", String.valueOf(server.tls() == MailServer.Tls.TLS));
        p.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        boolean startTls = server.tls() == MailServer.Tls.STARTTLS;
        p.setProperty("mail.smtp.starttls.enable", String.valueOf(startTls));
        p.setProperty("mail.smtp.starttls.required", String.valueOf(startTls));
        return p;
    }

    /** @throws NotMailedException where the server did not take it */
    void send(MailLetter letter) {
        try {
            smtp.send(message(letter));
        } catch (MessagingException | MailException e) {
            throw new NotMailedException(new MailTrouble(server, e).words(), e);
        }
    }

    private MimeMessage message(MailLetter letter) throws MessagingException {
        MimeMessage message = smtp.createMimeMessage();
        MimeMessageHelper helper =
                new MimeMessageHelper(message, !letter.attachments().isEmpty(), StandardCharsets.UTF_8.name());
        helper.setFrom(letter.sender());
        helper.setTo(letter.recipient());
        helper.setSubject(letter.subject());
        helper.setText(letter.text());
        for (Path file : letter.attachments()) {
            helper.addAttachment(String.valueOf(file.getFileName()), file.toFile());
        }
        if (letter.id().isPresent()) {
            message.setHeader("Message-ID", letter.id().get());
        }
        return message;
    }
}
