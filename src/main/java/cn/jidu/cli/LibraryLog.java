package cn.jidu.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.LayoutBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/**
 * The program speaks for itself; a library only when something is wrong, on standard error. Logback finds this class by
 * itself; to read the same from a file took it longer than the program needs to print its help.
 */
public final class LibraryLog extends ContextAwareBase implements Configurator {
    private static final Map<String, Level> LEVELS = Map.of(
            Logger.ROOT_LOGGER_NAME,
            Level.WARN,
            // warns of every PostgreSQL newer than itself
            "org.flywaydb",
            Level.ERROR,
            // notes at every report that the vendor's fork of OpenPDF could do more
            "net.sf.jasperreports.pdf.classic",
            Level.ERROR,
            // notes what is odd in a damaged workbook, which the program tells in its own words
            "org.apache.poi",
            Level.ERROR,
            // the same of a damaged PDF
            "org.apache.pdfbox",
            Level.ERROR,
            "org.apache.fontbox",
            Level.ERROR,
            // throws what it cannot do; that a connection was lost is told by the front door, in one line
            "com.zaxxer.hikari",
            Level.OFF,
            // what stopped a step or a job is told by the front door, in one line
            "org.springframework.batch.core",
            Level.OFF,
            // nor that it could not be rolled back, where the database is gone
            "org.springframework.transaction",
            Level.OFF);

    @Override
    public ExecutionStatus configure(LoggerContext libraries) {
        LEVELS.forEach((name, level) -> libraries.getLogger(name).setLevel(level));
        EventLayout layout = new EventLayout();
        layout.setContext(libraries);
        layout.start();
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(libraries);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setLayout(layout);
        encoder.start();
        ConsoleAppender<ILoggingEvent> stderr = new ConsoleAppender<>();
        stderr.setContext(libraries);
        stderr.setTarget("System.err");
        stderr.setEncoder(encoder);
        stderr.start();
        libraries.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(stderr);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    /** When, how bad, who, what; below it what was thrown. */
    private static final class EventLayout extends LayoutBase<ILoggingEvent> {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

        @Override
        public String doLayout(ILoggingEvent event) {
            String name = event.getLoggerName();
            return "%s %-5s %s %s%n%s"
                    .formatted(
                            TIME.format(Instant.ofEpochMilli(event.getTimeStamp())),
                            event.getLevel(),
                            name.substring(name.lastIndexOf('.') + 1),
                            event.getFormattedMessage(),
                            ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }
}
