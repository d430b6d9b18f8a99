package cn.jidu.cli;

import cn.jidu.cli.terminal.AdvisedCommand;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.text.PackageTexts;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns arguments that cannot be understood into one line on standard error and exit status 2. */
final class WrongUsage implements IParameterExceptionHandler {
    private final PackageTexts texts = TerminalTexts.texts();

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        String help = AdvisedCommand.help(line.getCommandSpec().qualifiedName());
        line.getErr().println("jidu: " + message(e, help));
        return ExitCode.USAGE;
    }

    private String message(ParameterException e, String help) {
        if (e instanceof MissingParameterException missing) {
            return missing(missing, help);
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            // what follows it was not looked at, and may hold a password
            return texts.get("usage.unknown", unmatched.getUnmatched().get(0), help);
        }
        if (e instanceof OverwrittenOptionException twice) {
            return texts.get("usage.twice", name(twice.getOverwritten()), help);
        }
        ArgSpec argument = e.getArgSpec();
        if (argument == null) {
            boolean none = !e.getCommandLine().getSubcommands().isEmpty();
            return texts.get(none ? "usage.command" : "usage.unclear", help);
        }
        String value = e.getValue();
        String form = form(argument);
        return value == null || form == null
                ? texts.get("usage.wrong", TerminalTexts.isChinese() ? name(argument) : raw(e), help)
                : texts.get("usage.value", name(argument), value, form, help);
    }

    /** Of an option that need not be given its value is missing; else the arguments themselves. */
    private String missing(MissingParameterException e, String help) {
        List<ArgSpec> missing = e.getMissing();
        boolean value = missing.size() == 1
                && missing.get(0).isOption()
                && !missing.get(0).required();
        return texts.get(value ? "usage.value.missing" : "usage.missing", names(missing), help);
    }

    /** What the parser says, in English. */
    private static String raw(ParameterException e) {
        return String.valueOf(e.getMessage());
    }

    /** What a value of the argument looks like; null where any text will do. */
    private @Nullable String form(ArgSpec argument) {
        Class<?> type = argument.type();
        if (type == LocalDate.class) {
            return texts.get("usage.form.date");
        }
        if (type == boolean.class) {
            return texts.get("usage.form.truth");
        }
        return type == int.class || type == long.class ? texts.get("usage.form.number") : null;
    }

    private static String names(List<ArgSpec> arguments) {
        return TerminalTexts.texts().listed(arguments.stream().map(WrongUsage::name));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
