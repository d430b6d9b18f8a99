package cn.jidu.cli;

import cn.jidu.definition.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns arguments that cannot be understood into one line on standard error and exit status 2. */
final class WrongUsage implements IParameterExceptionHandler {
    private final Texts texts = Terminal.texts();

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println("jidu: " + message(e, line.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    private String message(ParameterException e, String command) {
        if (e instanceof MissingParameterException missing) {
            return texts.get("usage.missing", names(missing.getMissing()), command);
        }
        if (e instanceof UnmatchedArgumentException unmatched) {
            return texts.get("usage.unknown", String.join(" ", unmatched.getUnmatched()), command);
        }
        if (e.getArgSpec() == null && !e.getCommandLine().getSubcommands().isEmpty()) {
            return texts.get("usage.command", command);
        }
        ArgSpec argument = e.getArgSpec();
        String value = e.getValue();
        return argument == null || value == null || form(argument) == null
                ? texts.get("usage.wrong", String.valueOf(e.getMessage()), command)
                : texts.get("usage.value", name(argument), value, String.valueOf(form(argument)), command);
    }

    /** What a value of the argument looks like; null where any text will do. */
    private @Nullable String form(ArgSpec argument) {
        Class<?> type = argument.type();
        if (type == LocalDate.class) {
            return texts.get("usage.form.date");
        }
        return type == int.class || type == long.class ? texts.get("usage.form.number") : null;
    }

    private static String names(List<ArgSpec> arguments) {
        return arguments.stream().map(WrongUsage::name).collect(Collectors.joining("、"));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
