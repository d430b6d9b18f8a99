package cn.jidu.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import cn.jidu.deliver.MailServer.Tls;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a mail server that does not take a letter is told as. */
class MailTroubleTest {
    private static final Optional<String> USER = Optional.of("jidu@example.com");

    @Test
    void whatTheServerRefusesIsToldInWordsWithItsOwnBeside() {
        assertThat(said(Map.of("AUTH", "535 5.7.8 Error: authentication failed"), USER, Tls.NONE))
                .isEqualTo(
                        "邮件服务器 SERVER 拒绝登录，请核对环境变量 JIDU_SMTP_USER、JIDU_SMTP_PASSWORD（多数服务商要用授权码而不是登录密码）。服务器答复：535 5.7.8 Error: authentication failed");
        assertThat(said(Map.of("RCPT", "550 5.1.1 user unknown"), Optional.empty(), Tls.NONE))
                .isEqualTo("邮件服务器 SERVER 不收这个收件地址，请核对 jobs/schedule.yml 中的邮箱。服务器答复：550 5.1.1 user unknown");
        assertThat(said(Map.of("MAIL", "553 mail from must equal authorized user"), Optional.empty(), Tls.NONE))
                .isEqualTo(
                        "邮件服务器 SERVER 不允许用这个发件地址，请核对 jobs/schedule.yml 的 sender，通常须与登录的邮箱一致。服务器答复：553 mail from must equal authorized user");
        assertThat(said(Map.of("MAIL", "530 5.7.0 Authentication required"), Optional.empty(), Tls.NONE))
                .startsWith("邮件服务器 SERVER 拒绝登录，")
                .endsWith("服务器答复：530 5.7.0 Authentication required");
        assertThat(said(Map.of(".", "552 5.3.4 message too big"), Optional.empty(), Tls.NONE))
                .isEqualTo("邮件超过邮件服务器 SERVER 允许的大小，请从发件目录人工转交，或请管理员放宽限制。服务器答复：552 5.3.4 message too big");
        assertThat(said(Map.of(".", "554 rejected as spam"), Optional.empty(), Tls.NONE))
                .isEqualTo("邮件服务器 SERVER 没有接收，请将此答复转给邮件管理员：554 rejected as spam");
    }

    /** No for now is no word against the address. */
    @Test
    void whatIsRefusedForNowIsToldSo() {
        String later = "邮件服务器 SERVER 暂时不收，过后再寄通常就会收下；多次如此，请将此答复转给邮件管理员。服务器答复：";
        for (Map.Entry<String, String> refused : Map.of(
                        "RCPT", "450 4.7.1 Greylisted", "MAIL", "421 4.7.0 try later", ".", "452 4.3.1 no room")
                .entrySet()) {
            assertThat(said(Map.ofEntries(refused), Optional.empty(), Tls.NONE)).isEqualTo(later + refused.getValue());
        }
        assertThat(said(Map.of("", "421 4.3.2 too many connections"), Optional.empty(), Tls.NONE))
                .isEqualTo(later + "421 4.3.2 too many connections");
        assertThat(said(Map.of("AUTH", "454 4.7.0 Temporary authentication failure"), USER, Tls.NONE))
                .isEqualTo(later + "454 4.7.0 Temporary authentication failure");
    }

    @Test
    void whoIsRefusedAndWhyIsToldApart() {
        assertThat(said(Map.of("RCPT", "552 5.2.2 mailbox full"), Optional.empty(), Tls.NONE))
                .isEqualTo("收件人的邮箱已满，邮件服务器 SERVER 不收，请通知收件人清理，或从发件目录人工转交。服务器答复：552 5.2.2 mailbox full");
        for (Map.Entry<String, String> full : List.of(
                Map.entry("RCPT", "552 Requested mail action aborted"),
                Map.entry("RCPT", "552 mailbox size limit exceeded"),
                Map.entry("RCPT", "550 5.2.2 over quota"),
                Map.entry(".", "552 5.2.2 over quota"),
                Map.entry(".", "552 mailbox full"))) {
            assertThat(said(Map.ofEntries(full), Optional.empty(), Tls.NONE))
                    .startsWith("收件人的邮箱已满，")
                    .endsWith(full.getValue());
        }
        for (Map.Entry<String, String> large : List.of(
                Map.entry("RCPT", "552 5.3.4 limit exceeded"),
                Map.entry("RCPT", "552 5.2.3 limit exceeded"),
                Map.entry("RCPT", "550 5.2.3 limit exceeded"),
                Map.entry("RCPT", "552 message too large for mailbox"),
                Map.entry("RCPT", "552 Message size exceeds fixed limit"),
                Map.entry("MAIL", "552 exceeded"),
                Map.entry(".", "554 5.3.4 exceeded"))) {
            assertThat(said(Map.ofEntries(large), Optional.empty(), Tls.NONE))
                    .startsWith("邮件超过邮件服务器 SERVER 允许的大小，")
                    .endsWith(large.getValue());
        }
        assertThat(said(Map.of("RCPT", "554 5.7.1 Relay access denied"), Optional.empty(), Tls.NONE))
                .isEqualTo(
                        "邮件服务器 SERVER 不为本机转寄到这个地址，请设置 JIDU_SMTP_USER、JIDU_SMTP_PASSWORD 登录，或请邮件管理员放行本机。服务器答复：554 5.7.1 Relay access denied");
        assertThat(said(Map.of("RCPT", "530 5.7.0 Authentication required"), Optional.empty(), Tls.NONE))
                .startsWith("邮件服务器 SERVER 拒绝登录，");
        assertThat(said(Map.of("", "554 5.7.1 no service for you"), Optional.empty(), Tls.NONE))
                .isEqualTo(
                        "邮件服务器 SERVER 不接受本机的连接，请核对 JIDU_SMTP_HOST、JIDU_SMTP_PORT，或请邮件管理员放行本机。服务器答复：554 5.7.1 no service for you");
        assertThat(said(Map.of("", ""), Optional.empty(), Tls.NONE))
                .startsWith("邮件服务器 SERVER 没有答复就断开了连接，请核对端口和加密方式（JIDU_SMTP_PORT、JIDU_SMTP_TLS），仍然如此请找邮件管理员：");
    }

    @Test
    void theConnectionIsToldInWords() throws IOException {
        assertThat(said(Map.of(), Optional.empty(), Tls.STARTTLS))
                .isEqualTo(
                        "邮件服务器 SERVER 不支持 STARTTLS 加密，请改用 JIDU_SMTP_TLS=tls（常用端口 465）；仅在封闭网络内可用 none：STARTTLS is required but host does not support STARTTLS");
        assertThat(said(Map.of(), Optional.empty(), Tls.TLS))
                .startsWith("与邮件服务器 SERVER 的加密连接没有建立，请核对 JIDU_SMTP_TLS（starttls 或 tls）与端口，以及服务器的证书：");
        MailServer closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = new MailServer("127.0.0.1", socket.getLocalPort(), Optional.empty(), "", Tls.NONE);
        }
        assertThat(refusal(closed, "a@example.com"))
                .isEqualTo("连不上邮件服务器 " + closed + "，请核对 JIDU_SMTP_HOST、JIDU_SMTP_PORT，检查防火墙：Connection refused");
        assertThat(refusal(closed, "a..b@example.com"))
                .isEqualTo("邮箱地址写法不对，请改正 jobs/schedule.yml：Local address contains dot-dot");
        assertThat(refusal(new MailServer("mail.invalid", 25, Optional.empty(), "", Tls.NONE), "a@example.com"))
                .startsWith("找不到邮件服务器 mail.invalid:25，请核对 JIDU_SMTP_HOST 和域名解析：mail.invalid");
    }

    /** The words, with SERVER in the place of its address. */
    private static String said(Map<String, String> refused, Optional<String> user, Tls tls) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            MailServer server = new MailServer("127.0.0.1", socket.getLocalPort(), user, "secret", tls);
            Thread answering = new Thread(() -> answer(socket, refused));
            answering.start();
            String said = refusal(server, "a@example.com");
            return said.replace(server.toString(), "SERVER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String refusal(MailServer server, String recipient) {
        MailLetter letter = new MailLetter("jidu@example.com", recipient, "题", "文", List.of(), Optional.empty());
        return String.valueOf(
                catchThrowable(() -> new Mailer(server).send(letter)).getMessage());
    }

    /** A mail server that takes everything but what begins with one of the words, the empty one for its greeting. */
    private static void answer(ServerSocket socket, Map<String, String> refused) {
        try (Socket client = socket.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            String greeting = refused.getOrDefault("", "220 ready");
            if (greeting.isEmpty()) {
                return;
            }
            out.print(greeting + "\r\n");
            out.flush();
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                boolean end = line.equals(".");
                if (!data || end) {
                    out.print(reply(line, refused) + "\r\n");
                    out.flush();
                }
                data = (data || line.equals("DATA")) && !end;
            }
        } catch (IOException e) {
            // the other side hung up, which is what some of these are about
        }
    }

    private static String reply(String line, Map<String, String> refused) {
        String word = line.split(" ", 2)[0];
        return Optional.ofNullable(refused.get(word)).orElseGet(() -> switch (word) {
            case "EHLO" -> "250-ready\r\n250 AUTH PLAIN";
            case "DATA" -> "354 go on";
            case "AUTH" -> "235 welcome";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        });
    }
}
