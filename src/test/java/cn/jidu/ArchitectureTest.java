package cn.jidu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between packages are those of ARCHITECTURE.md's table; the rest of its rules, as code. */
class ArchitectureTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final String OF_SAMPLE = "/cn/jidu/sample/";
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(place -> !place.contains(OF_SAMPLE))
            .importPath(CLASSES);
    private static final JavaClasses SAMPLE = new ClassFileImporter()
            .withImportOption(place -> place.contains(OF_SAMPLE))
            .importPath(CLASSES);
    private static final String HOME = "cn.jidu.";
    private static final Pattern ROW = Pattern.compile("\\| `([a-z.]+)` \\|[^|]*\\|([^|]*)\\|");
    private static final Pattern DELIVERYS_TABLE =
            Pattern.compile("(?<!cn\\.)jidu\\.delivery\\b|\\b(from|join|update|into)\\s+(jidu\\.)?delivery\\s");
    private static final String[] OF_FIGURES = {
        "cn.jidu.definition..", "cn.jidu.cleanse..", "cn.jidu.reconcile..", "cn.jidu.measure.."
    };

    @Test
    void packagesImportWhatTheTableAllows() throws IOException {
        Map<String, Set<String>> allowed = arrows();
        assertThat(PROGRAM.stream().map(c -> room(c.getPackageName())).distinct())
                .containsExactlyInAnyOrderElementsOf(allowed.keySet());

        allowed.forEach((room, others) -> noClasses()
                .that()
                .resideInAPackage(HOME + room)
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are not among " + others,
                        c -> c.getPackageName().startsWith(HOME) && !isOpen(room(c.getPackageName()), room, others)))
                .check(PROGRAM));
    }

    /** Its own house is open room by room, another one as a whole. */
    private static boolean isOpen(String other, String room, Set<String> others) {
        return other.equals(room) || others.contains(house(other).equals(house(room)) ? other : house(other));
    }

    private static String room(String packageName) {
        return packageName.substring(HOME.length());
    }

    private static String house(String room) {
        return room.split("\\.")[0];
    }

    /** The others ask {@code DeliveryTable}, or join {@code DeliveryRelations}. */
    @Test
    void onlyItsOwnPackageNamesTheDeliverysTable() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(f -> f.toString().endsWith(".java")
                                    && !f.getParent().endsWith(Path.of("cn/jidu/delivery")))
                            .filter(ArchitectureTest::namesTheDeliverysTable)
                            .map(f -> f.getFileName().toString()))
                    .isEmpty();
        }
    }

    private static boolean namesTheDeliverysTable(Path file) {
        try {
            return DELIVERYS_TABLE.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name says which thing is meant without its package. */
    @Test
    void noTypeNameStandsTwice() {
        Map<String, Set<String>> packages = new TreeMap<>();
        Stream.concat(PROGRAM.stream(), SAMPLE.stream())
                .filter(c -> !c.getSimpleName().isEmpty() && !c.getSimpleName().equals("package-info"))
                .forEach(c -> packages.computeIfAbsent(c.getSimpleName(), n -> new TreeSet<>())
                        .add(c.getPackageName()));
        packages.values().removeIf(p -> p.size() == 1);
        assertThat(packages).isEmpty();
    }

    /** Nor does one of the tests: whoever runs one by its name runs that one. */
    @Test
    void noFileNameStandsTwice() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            Map<String, Long> names = files.map(f -> f.getFileName().toString())
                    .filter(n -> n.endsWith(".java") && !n.equals("package-info.java"))
                    .collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
            names.values().removeIf(n -> n == 1);
            assertThat(names).isEmpty();
        }
    }

    /** What is expected is worked out from the contract alone: the sample city knows definitions, and how a command is added. */
    @Test
    void theSampleCityIsNoPartOfTheProgram() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("cn.jidu.sample.SampleCommand")
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are the program's, beside definitions",
                        c -> c.getPackageName().startsWith("cn.jidu.")
                                && !c.getPackageName().startsWith("cn.jidu.sample")
                                && !c.getPackageName().startsWith("cn.jidu.definition")))
                .check(SAMPLE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cn.jidu.sample..")
                .check(PROGRAM);
    }

    @Test
    void noCycles() {
        slices().matching("cn.jidu.(**)").should().beFreeOfCycles().check(PROGRAM);
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.batch.., batch, batch",
        "org.quartz.., batch, definition",
        "org.apache.poi.., report, intake returned template explain decision release",
        "net.sf.jasperreports.., report, report",
        "com.google.zxing.., report, release",
        "org.apache.pdfbox.., report, release",
        "org.postgresql.., store, store",
        "org.flywaydb.., store, store",
        "picocli.., cli, cli",
        "jakarta.mail.., deliver, deliver",
        "org.springframework.mail.., deliver, deliver",
        "org.yaml.snakeyaml.., definition, report",
        "net.sf.jsqlparser.., definition, definition"
    })
    void librariesStayWhereTheyBelong(String library, String user, String other) {
        noClasses()
                .that()
                .resideOutsideOfPackages(all(user, other))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(PROGRAM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Manager", "Helper", "Util", "Utils", "V2"})
    void namesSayWhatAThingIs(String ending) {
        classes().should().haveSimpleNameNotEndingWith(ending).check(PROGRAM);
    }

    /** What time it is comes in through the command line's clock alone. */
    @Test
    void nobodyLooksAtTheClock() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callConstructor(java.util.Date.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Calendar.class)
                .check(PROGRAM);
        noClasses()
                .that()
                .resideOutsideOfPackage("cn.jidu.cli..")
                .should()
                .callMethod(Clock.class, "system", java.time.ZoneId.class)
                .check(PROGRAM);
    }

    /** POI takes a workbook's date and Quartz gives the next night as java.util.Date; nothing else may hold one. */
    @Test
    void daysAreLocalDates() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("cn.jidu.report.workbook.WorkbookPrinter")
                .and()
                .doNotHaveFullyQualifiedName("cn.jidu.batch.NightScheduler")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.Date")
                .check(PROGRAM);
    }

    @Test
    void figuresAreExact() {
        DescribedPredicate<JavaClass> binary = DescribedPredicate.describe(
                "binary floating point",
                c -> Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                        .contains(c.getBaseComponentType().getName()));
        fields().that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(OF_FIGURES)
                .should()
                .notHaveRawType(binary)
                .check(PROGRAM);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAnyPackage(OF_FIGURES)
                .should()
                .notHaveRawReturnType(binary)
                .check(PROGRAM);
    }

    private static String[] all(String user, String others) {
        return Stream.concat(Stream.of(user), Stream.of(others.split(" ")))
                .map(ArchitectureTest::within)
                .toArray(String[]::new);
    }

    private static String within(String name) {
        return "cn.jidu." + name + "..";
    }

    /** Package to the packages it may import, from the table. */
    private static Map<String, Set<String>> arrows() throws IOException {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("ARCHITECTURE.md")));
        while (row.find()) {
            Set<String> others =
                    new LinkedHashSet<>(List.of(row.group(2).strip().split(", ")));
            others.remove("–");
            arrows.put(row.group(1), others);
        }
        return arrows;
    }
}
