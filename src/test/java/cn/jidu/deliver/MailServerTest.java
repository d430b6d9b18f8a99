package cn.jidu.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jidu.deliver.MailServer.Tls;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The mail server as the environment names it. */
class MailServerTest {
    @Test
    void withoutAHostThereIsNone() {
        assertThat(MailServer.of(Map.of("JIDU_SMTP_PORT", "25", "JIDU_SMTP_HOST", " ")))
                .isEmpty();
    }

    @Test
    void nothingGoesInClearUnlessTheSiteSaysSo() {
        assertThat(MailServer.of(Map.of("JIDU_SMTP_HOST", "mail.example.com")))
                .contains(new MailServer("mail.example.com", 587, Optional.empty(), "", Tls.STARTTLS));
        assertThat(MailServer.of(Map.of("JIDU_SMTP_HOST", "mail.example.com", "JIDU_SMTP_TLS", "none")))
                .contains(new MailServer("mail.example.com", 25, Optional.empty(), "", Tls.NONE));
    }

    @Test
    void everythingCanBeSaidAndThePasswordIsNotPrinted() {
        MailServer server = MailServer.of(Map.of(
                        "JIDU_SMTP_HOST", "mail.example.com",
                        "JIDU_SMTP_PORT", "2465",
                        "JIDU_SMTP_USER", "jidu",
                        "JIDU_SMTP_PASSWORD", "secret",
                        "JIDU_SMTP_TLS", "tls"))
                .orElseThrow();

        assertThat(server).isEqualTo(new MailServer("mail.example.com", 2465, Optional.of("jidu"), "secret", Tls.TLS));
        assertThat(server).hasToString("mail.example.com:2465");
    }

    @Test
    void whatCannotBeIsNamed() {
        assertThatThrownBy(() -> MailServer.of(Map.of("JIDU_SMTP_HOST", "h", "JIDU_SMTP_TLS", "ssl")))
                .hasMessage("环境变量 JIDU_SMTP_TLS 不能是“ssl”；可用：starttls、tls、none");
        assertThatThrownBy(() -> MailServer.of(Map.of("JIDU_SMTP_HOST", "h", "JIDU_SMTP_PORT", "70000")))
                .hasMessage("环境变量 JIDU_SMTP_PORT 应为 1 至 65535 的端口号，现为“70000”");
    }
}
