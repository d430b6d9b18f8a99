package cn.jidu.cli.terminal;

import java.util.List;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What stands for a value in the help ({@code --home=目录}), in another language: picocli translates all but these. */
public final class HelpLabels {
    private static final String PREFIX = "label.";

    private HelpLabels() {}

    /** Labels that the bundle has no word for stay as they are. */
    public static void translate(CommandLine line, ResourceBundle help) {
        CommandSpec spec = line.getCommandSpec();
        for (OptionSpec option : List.copyOf(spec.options())) {
            String key = PREFIX + option.paramLabel();
            if (help.containsKey(key)) {
                spec.remove(option);
                spec.addOption(OptionSpec.builder(option)
                        .paramLabel(help.getString(key))
                        .build());
            }
        }
        for (PositionalParamSpec argument : List.copyOf(spec.positionalParameters())) {
            String key = PREFIX + argument.paramLabel();
            if (help.containsKey(key)) {
                spec.remove(argument);
                String description = "argument." + spec.name() + "." + argument.paramLabel();
                spec.addPositional(PositionalParamSpec.builder(argument)
                        .description(help.getString(description))
                        .paramLabel(help.getString(key))
                        .build());
            }
        }
        String subcommand = PREFIX + spec.usageMessage().synopsisSubcommandLabel();
        if (help.containsKey(subcommand)) {
            spec.usageMessage().synopsisSubcommandLabel(help.getString(subcommand));
        }
        line.getSubcommands().values().forEach(sub -> translate(sub, help));
    }
}
