package cn.jidu.report;

import cn.jidu.ProgramLibraries;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A Java process in another time zone, language, charset and folder, with a small heap, other cores and no fonts of the
 * machine, and the program's own libraries. It prints areas with lists as long as they may be, then the made-up quarter.
 */
final class AnotherJava {
    private static final String AREAS = "3";

    private final Process process;
    private final Path root;

    private AnotherJava(Process process, Path root) {
        this.process = process;
        this.root = root;
    }

    static AnotherJava start(Path root) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx176m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=4",
                "-Djava.awt.headless=true",
                "-Duser.timezone=Pacific/Auckland",
                "-Duser.language=th",
                "-Duser.country=TH",
                "-Dfile.encoding=GBK",
                "-Duser.home=" + Files.createDirectories(root.resolve("home"))));
        command.addAll(List.of("-cp", ProgramLibraries.classPath(), AnotherJava.class.getName()));
        command.addAll(List.of(root.resolve("many/r1").toString(), quarter(root).toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said(root).toFile());
        builder.environment().put("FONTCONFIG_FILE", noFonts(root).toString());
        return new AnotherJava(builder.start(), root);
    }

    private static Path noFonts(Path root) throws IOException {
        Path empty = Files.createDirectories(root.resolve("nofonts"));
        return Files.writeString(
                empty.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + empty
                        + "</dir><cachedir>" + empty + "</cachedir></fontconfig>");
    }

    private static Path said(Path root) {
        return root.resolve("said");
    }

    private static Path quarter(Path root) {
        return root.resolve("elsewhere/deeper/r1");
    }

    /** Waits for its end; the areas with the long lists. */
    Path many() throws IOException, InterruptedException {
        ended();
        return root.resolve("many/r1");
    }

    /** Likewise, the made-up quarter. */
    Path quarter() throws IOException, InterruptedException {
        ended();
        return quarter(root);
    }

    private void ended() throws IOException, InterruptedException {
        if (process.waitFor() != 0) {
            throw new AssertionError(Files.readString(said(root), StandardCharsets.ISO_8859_1));
        }
    }

    /** @param arguments the folder for the long lists, that for the made-up quarter */
    public static void main(String[] arguments) {
        // as the program does
        Locale.setDefault(Locale.ROOT);
        ManyPrinted.main(new String[] {arguments[0], AREAS});
        Fork.main(new String[] {AREAS, arguments[1]});
    }
}
