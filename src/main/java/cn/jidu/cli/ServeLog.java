package cn.jidu.cli;

import cn.jidu.batch.NightLog;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Plain lines with their time, on the terminal and in a file for each night. */
final class ServeLog implements NightLog {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final PackageTexts texts = TerminalTexts.texts();
    private final Clock clock;
    private final Path folder;
    private Path file;

    ServeLog(Clock clock, SiteHome home) {
        this.clock = clock;
        this.folder = home.log();
        this.file = fileOf(LocalDate.now(clock));
    }

    private Path fileOf(LocalDate date) {
        return folder.resolve("night-" + date + ".log");
    }

    @Override
    public synchronized void nightStarted(LocalDate date) {
        file = fileOf(date);
        said(texts.get("serve.night", date));
    }

    @Override
    public void waitsForItsTurn() {
        said(texts.get("step.wait"));
    }

    @Override
    public void stepStarted(String step) {
        said(texts.get("step." + step));
    }

    @Override
    public void fileTakenIn(int done, int of) {
        if (done == of || done % 20 == 0) {
            said(texts.get("step.files", done, of));
        }
    }

    @Override
    public synchronized void said(String line) {
        write(System.out, line);
    }

    @Override
    public synchronized void warned(String line) {
        write(System.err, line);
    }

    @Override
    public synchronized String failed(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        append(trace.toString());
        return CommandFailure.words(PackageTexts.chinese(ServeLog.class), e);
    }

    @Override
    public synchronized String place() {
        return file.toString();
    }

    private void write(PrintStream terminal, String line) {
        String timed = LocalDateTime.now(clock).format(TIME) + " " + line;
        terminal.println(timed);
        append(timed + System.lineSeparator());
    }

    private void append(String text) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // a full disk must not keep the night from telling what it can
            System.err.println("jidu: " + texts.get("serve.log", file, e));
        }
    }
}
