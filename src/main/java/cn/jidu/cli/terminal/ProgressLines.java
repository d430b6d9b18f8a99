package cn.jidu.cli.terminal;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.run.RunListener;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is, on standard error: a bar for the files on a terminal, plain lines otherwise. */
public final class ProgressLines implements RunListener, AutoCloseable {
    private final PackageTexts texts = TerminalTexts.texts();

    @SuppressWarnings("SystemConsoleNull") // from Java 22 on a bar too many, where output is piped
    private final boolean onTerminal = System.console() != null && System.getenv("TERM") != null;

    private Optional<ProgressBar> bar = Optional.empty();

    @Override
    public void waitsForItsTurn() {
        System.err.println("· " + texts.get("step.wait"));
    }

    @Override
    public void makesWay() {
        System.err.println("· " + texts.get("step.makeWay"));
    }

    @Override
    public synchronized void stepStarted(String step) {
        done();
        System.err.println("· " + texts.get("step." + step));
    }

    @Override
    public synchronized void fileTakenIn(int done, int of) {
        if (!onTerminal) {
            if (done == of || done % 20 == 0) {
                System.err.println("  " + texts.get("step.files", done, of));
            }
            return;
        }
        if (bar.isEmpty()) {
            bar = Optional.of(new ProgressBarBuilder()
                    .setTaskName("  " + texts.get("step.take-in.bar"))
                    .setInitialMax(of)
                    .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
                    .build());
        }
        bar.get().stepTo(done);
    }

    /** Takes the bar off the screen. */
    public synchronized void done() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }

    @Override
    public void close() {
        done();
    }
}
