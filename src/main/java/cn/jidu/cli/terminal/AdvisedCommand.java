package cn.jidu.cli.terminal;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A command that a message advises, as it works when it is copied into a shell, whatever folder that is in. */
public final class AdvisedCommand {
    /** What a shell takes as it is; letters of any script among it. */
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_./:=@%+,-]+");

    private AdvisedCommand() {}

    /** The program itself with these words behind it. */
    static String of(List<String> words) {
        return Stream.concat(Stream.of(absolute(SiteOptions.programFolder().resolve("jidu"))), words.stream())
                .map(AdvisedCommand::quoted)
                .collect(Collectors.joining(" "));
    }

    /** How to ask what a command takes. */
    public static String help(String qualifiedName) {
        Stream<String> command = Stream.of(qualifiedName.split(" ", -1)).skip(1);
        return of(Stream.concat(command, Stream.of("--help")).toList());
    }

    static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** As one word of a shell. */
    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
