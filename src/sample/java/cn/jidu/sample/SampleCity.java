package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** Generates the sample city: what departments send, and what a run of its last two quarters should give. */
public final class SampleCity {
    private SampleCity() {}

    /**
     * Writes {@code inbox/}, {@code expected/<quarter>/} for the last two quarters and {@code README.md} into the folder,
     * which is made where it is not there. The same options write the same bytes. Above {@link
     * SampleOptions#LARGEST_WITH_EXPECTED} entities only {@code inbox/} is written, row by row.
     *
     * @throws UncheckedIOException where the folder cannot be written
     */
    public static void write(SampleOptions options, Path folder) {
        try {
            Path inbox = Files.createDirectories(folder.resolve("inbox"));
            if (options.streamed()) {
                Stream.iterate(options.first(), q -> q.compareTo(options.last()) <= 0, q -> q.plus(1))
                        .forEach(q -> stream(options, q, inbox));
                return;
            }
            Map<Quarter, SortedMap<String, Integer>> planted = new TreeMap<>();
            SortedMap<Quarter, List<Delivery>> files = deliveries(options, planted);
            for (List<Delivery> quarter : files.values()) {
                write(options, quarter, inbox);
            }
            Expected expected = new Expected(files);
            for (Quarter quarter : planted.keySet()) {
                expected.write(quarter, folder.resolve("expected").resolve(quarter.toString()));
            }
            Files.writeString(folder.resolve("README.md"), Readme.of(options, files, expected.model(), planted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(SampleOptions options, List<Delivery> files, Path inbox) throws IOException {
        for (Delivery file : files) {
            if (file.original().isEmpty()) {
                boolean plain = file.refusal().equals("ENCODING");
                new FileWriter(file, plain ? Style.plain() : Style.of(file, options.seed())).write(inbox);
            }
        }
        for (Delivery file : files) {
            if (file.original().isPresent()) {
                Files.copy(
                        inbox.resolve(file.original().get().fileName()),
                        inbox.resolve(file.fileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The files of every quarter; in the last two faults are planted, and counted in {@code planted}. */
    static SortedMap<Quarter, List<Delivery>> deliveries(
            SampleOptions options, Map<Quarter, SortedMap<String, Integer>> planted) {
        Schedule schedule = new Schedule(options, new World(options));
        SortedMap<Quarter, List<Delivery>> files = new TreeMap<>();
        for (Quarter q = options.first(); q.compareTo(options.last()) <= 0; q = q.plus(1)) {
            List<Delivery> quarter = schedule.deliveries(q);
            if (options.isLast(q) || options.isLastButOne(q)) {
                planted.put(q, new Faults(quarter, q, options.seed(), options.isLastButOne(q)).plant());
            }
            files.put(q, quarter);
        }
        return files;
    }

    private static void stream(SampleOptions options, Quarter quarter, Path inbox) {
        Extracts extracts = new Extracts(new World(options), options.first());
        Loans loans = new Loans(new World(options));
        Parks parks = new Parks(new World(options), options.first());
        Rosters rosters = new Rosters(new World(options), options.first());
        Map<Shape, Function<String, Stream<Row>>> rows = Map.of(
                Shape.REGISTRATION, c -> extracts.registration(c, quarter),
                Shape.TAX, c -> extracts.tax(c, quarter),
                Shape.LOAN, c -> loans.rows(c, quarter),
                Shape.PARK, c -> parks.parks(c, quarter),
                Shape.TENANT, c -> parks.tenants(c, quarter),
                Shape.ROSTER, c -> rosters.rows(List.of(Roster.values()), c, quarter),
                Shape.SIZE_CLASS, c -> extracts.sizes(c, quarter, quarter.year()));
        for (Shape shape : Shape.values()) {
            if (rows.containsKey(shape) && options.sources().contains(shape.source())) {
                for (String county : Counties.CODES) {
                    Delivery file = new Delivery(shape, county, quarter, "");
                    boolean tagged = extracts.tags(county, quarter);
                    stream(
                            tagged ? file : file.without("emerging_tag"),
                            rows.get(shape).apply(county),
                            inbox);
                }
            }
        }
        if (options.sources().contains("return")) {
            Departments.deliveries(quarter, options.first()).forEach(f -> stream(f, f.rows().stream(), inbox));
        }
    }

    private static void stream(Delivery file, Stream<Row> rows, Path inbox) {
        try {
            new FileWriter(file, Style.plain()).write(inbox, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
