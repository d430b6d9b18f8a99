package cn.jidu.cli;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Where a fault of the program is kept for those who mend it; who runs the program reads one line. */
final class FaultLog {
    private final CommandSpec command;

    FaultLog(CommandSpec command) {
        this.command = command;
    }

    /**
     * Writes the trace into the site's log, or among temporary files where there is no site.
     *
     * @return the words, with the place of the log where it could be written
     */
    String keep(Throwable fault, String words, PackageTexts texts) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        try {
            Path file = file();
            Files.writeString(file, trace.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return texts.get("failed.log", words, file);
        } catch (IOException e) {
            System.err.print(trace);
            return words;
        }
    }

    private Path file() throws IOException {
        Optional<Path> home = Optional.ofNullable(command.findOption("--home"))
                .map(option -> option.<Path>getValue())
                .filter(Files::isDirectory);
        if (home.isEmpty()) {
            return Files.createTempFile("jidu-fault-", ".log");
        }
        Path folder = SiteHome.at(home.get()).log();
        Files.createDirectories(folder);
        return folder.resolve("fault.log");
    }
}
