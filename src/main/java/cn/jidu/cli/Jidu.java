package cn.jidu.cli;

import cn.jidu.cli.listing.AdjustCommand;
import cn.jidu.cli.listing.DecideCommand;
import cn.jidu.cli.listing.DeliveriesCommand;
import cn.jidu.cli.listing.DiffCommand;
import cn.jidu.cli.listing.EnterpriseCommand;
import cn.jidu.cli.listing.ExplainCommand;
import cn.jidu.cli.listing.FindingsCommand;
import cn.jidu.cli.listing.RejectsCommand;
import cn.jidu.cli.listing.StatusCommand;
import cn.jidu.cli.release.ApproveCommand;
import cn.jidu.cli.release.AuditCommand;
import cn.jidu.cli.release.CopyCommand;
import cn.jidu.cli.release.PublishCommand;
import cn.jidu.cli.release.SignCommand;
import cn.jidu.cli.release.SubmitCommand;
import cn.jidu.cli.release.VerifyCommand;
import cn.jidu.cli.release.WithdrawCommand;
import cn.jidu.cli.terminal.HelpLabels;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The front door: {@code jidu <command>}. */
@Command(
        name = "jidu",
        mixinStandardHelpOptions = true,
        version = "jidu " + Jidu.VERSION,
        synopsisSubcommandLabel = "<命令>",
        description = "季度：把部门报送的数据归集、核对、测算，生成季度监测报告。",
        footer = {"", "设置环境变量 JIDU_LANG=en，终端改用英文。"})
public final class Jidu {
    /** The program's version, as in pom.xml; a test holds the two together. */
    public static final String VERSION = SiteOptions.VERSION;

    /** All dates are those of Chinese governments. */
    public static final ZoneId ZONE = SiteOptions.ZONE;

    /** In the order of the help. */
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            RunCommand.class,
            ServeCommand.class,
            TemplateCommand.class,
            IngestCommand.class,
            PreviewCommand.class,
            StatusCommand.class,
            DeliveriesCommand.class,
            RejectsCommand.class,
            FindingsCommand.class,
            ExplainCommand.class,
            EnterpriseCommand.class,
            SubmitCommand.class,
            ApproveCommand.class,
            PublishCommand.class,
            SignCommand.class,
            CopyCommand.class,
            WithdrawCommand.class,
            VerifyCommand.class,
            AuditCommand.class,
            DecideCommand.class,
            AdjustCommand.class,
            DiffCommand.class,
            CheckCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            CompletionCommand.class);

    private Jidu() {}

    /** Ends the process with the exit status of CONTRACTS, section 4. */
    public static void main(String[] args) {
        // libraries below the reports ask for the machine's language: in Arabic, PDFs had other bytes
        Locale.setDefault(Locale.ROOT);
        System.exit(execute(Clock.system(ZONE), args));
    }

    /** @return the exit status */
    static int execute(Clock clock, String... args) {
        CommandLine line = line(clock, TerminalTexts.help(), asked(args));
        line.setExecutionExceptionHandler(new CommandFailure());
        line.setParameterExceptionHandler(new WrongUsage());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        return line.execute(args);
    }

    /** The whole command line, with the help in the bundle's language. */
    static CommandLine line(Clock clock, ResourceBundle help) {
        return line(clock, help, Optional.empty());
    }

    private static CommandLine line(Clock clock, ResourceBundle help, Optional<Class<?>> only) {
        CommandLine line = new CommandLine(new Jidu(), new CommandFactory(clock));
        only.ifPresentOrElse(line::addSubcommand, () -> {
            COMMANDS.forEach(line::addSubcommand);
            ServiceLoader.load(AddedCommand.class).forEach(line::addSubcommand);
        });
        line.setResourceBundle(help);
        HelpLabels.translate(line, help);
        return line;
    }

    /** The command that comes first: reading how all the others are used would take longer than many a command itself. */
    private static Optional<Class<?>> asked(String... args) {
        return COMMANDS.stream()
                .filter(c -> args.length > 0
                        && c != CompletionCommand.class
                        && c.getAnnotation(Command.class).name().equals(args[0]))
                .findFirst();
    }
}
