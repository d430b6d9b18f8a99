package cn.jidu;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The class path of a process that is to find what the program finds: the tests' own, without what hides that it lacks it. */
public final class ProgramLibraries {
    /** All schemas of OOXML, for tests that validate by them; the program comes with those that POI itself writes. */
    private static final String OF_TESTS_ALONE = "poi-ooxml-full";

    private ProgramLibraries() {}

    /** Its entries are absolute paths. */
    public static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains(OF_TESTS_ALONE))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
