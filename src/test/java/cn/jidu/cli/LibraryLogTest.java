package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of the libraries' log a user sees: the log is set up as in the program. */
class LibraryLogTest {
    @Test
    void aLibraryIsHeardWhenSomethingIsWrong() {
        Logger library = LoggerFactory.getLogger("org.quartz.core.QuartzScheduler");
        String said = said(() -> {
            library.info("fine");
            library.warn("slow: {} 毫秒", 12);
            library.error("lost", new IllegalStateException("why"));
        });
        assertThat(said.lines())
                .first()
                .asString()
                .matches("[0-9]{2}:[0-9]{2}:[0-9]{2} WARN {2}QuartzScheduler slow: 12 毫秒");
        assertThat(said.lines()).element(1).asString().matches("[0-9]{2}:[0-9]{2}:[0-9]{2} ERROR QuartzScheduler lost");
        assertThat(said.lines()).element(2).isEqualTo("java.lang.IllegalStateException: why");
        assertThat(said.lines()).element(3).asString().startsWith("\tat cn.jidu.cli.LibraryLogTest.");
    }

    @Test
    void whatTheProgramTellsItselfIsNotHeard() {
        assertThat(said(() -> {
                    LoggerFactory.getLogger("org.flywaydb.core.Flyway").warn("newer");
                    LoggerFactory.getLogger("net.sf.jasperreports.pdf.classic.X")
                            .warn("fork");
                    LoggerFactory.getLogger("org.apache.poi.X").warn("odd");
                    LoggerFactory.getLogger("org.springframework.batch.core.step.AbstractStep")
                            .error("stopped");
                    LoggerFactory.getLogger("org.springframework.batch.core.job.AbstractJob")
                            .error("stopped", new IllegalStateException("why"));
                    LoggerFactory.getLogger("org.springframework.transaction.interceptor.TransactionInterceptor")
                            .error("overridden", new IllegalStateException("why"));
                    LoggerFactory.getLogger("com.zaxxer.hikari.pool.ProxyConnection")
                            .warn("broken", new IllegalStateException("why"));
                }))
                .isEmpty();
    }

    private static String said(Runnable log) {
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            log.run();
        } finally {
            System.setErr(err);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
