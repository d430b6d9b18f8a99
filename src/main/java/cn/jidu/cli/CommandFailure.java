package cn.jidu.cli;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.FaultyDefinitionsException;
import cn.jidu.definition.text.FailureLine;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.ImbalanceException;
import cn.jidu.run.InboxLostException;
import cn.jidu.run.InputMissingException;
import cn.jidu.store.StoreException;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what stopped a command into one line on standard error and the exit status. */
final class CommandFailure implements IExecutionExceptionHandler {
    private final PackageTexts texts = TerminalTexts.texts();

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
        if (e instanceof UsageException || e instanceof FaultyDefinitionsException) {
            return fail(line, ExitCode.USAGE, FailureLine.of(e));
        }
        if (e instanceof InputException || e instanceof InboxLostException) {
            return fail(line, ExitCode.INPUT_MISSING, FailureLine.of(e));
        }
        if (e instanceof InputMissingException missing) {
            return fail(line, ExitCode.INPUT_MISSING, texts.get("input.quarter", missing.quarter()));
        }
        String words = words(texts, e);
        return fail(
                line, ExitCode.FAILED, isFault(e) ? new FaultLog(line.getCommandSpec()).keep(e, words, texts) : words);
    }

    private static boolean isFault(Throwable e) {
        return !(e instanceof ImbalanceException
                        || e instanceof StoreException
                        || e instanceof FaultyDefinitionsException)
                && UnusablePath.in(e).isEmpty();
    }

    /** What stopped a run, in one line. */
    static String words(PackageTexts texts, Throwable e) {
        if (!(e instanceof StoreException)) {
            Optional<UnusablePath> path = UnusablePath.in(e);
            if (path.isPresent()) {
                return path.get().words(texts);
            }
        }
        if (e instanceof ImbalanceException) {
            return texts.get("failed.imbalance", FailureLine.of(e));
        }
        return e instanceof StoreException
                        || e instanceof UsageException
                        || e instanceof FaultyDefinitionsException
                        || e instanceof InboxLostException
                ? FailureLine.of(e)
                : fault(texts, e.getClass().getSimpleName(), FailureLine.of(e));
    }

    private static String fault(PackageTexts texts, String kind, String message) {
        return message.isEmpty() ? texts.get("failed.fault.silent", kind) : texts.get("failed.fault", kind, message);
    }

    private static int fail(CommandLine line, int status, String message) {
        line.getErr().println("jidu: " + message);
        return status;
    }
}
