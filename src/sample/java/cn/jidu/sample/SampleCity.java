package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleExtracts;
import cn.jidu.sample.city.SampleLoans;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.city.SampleParks;
import cn.jidu.sample.city.SampleRoster;
import cn.jidu.sample.city.SampleRosters;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SampleWorld;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.oracle.ExpectedFolder;
import cn.jidu.sample.sent.FileStyle;
import cn.jidu.sample.sent.PlantedFaults;
import cn.jidu.sample.sent.SampleReturns;
import cn.jidu.sample.sent.SendingSchedule;
import cn.jidu.sample.sent.SentFile;
import cn.jidu.sample.sent.SentFileWriter;
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
            SortedMap<Quarter, List<SentFile>> files = deliveries(options, planted);
            for (List<SentFile> quarter : files.values()) {
                write(options, quarter, inbox);
            }
            ExpectedFolder expected = new ExpectedFolder(files);
            for (Quarter quarter : planted.keySet()) {
                expected.write(quarter, folder.resolve("expected").resolve(quarter.toString()));
            }
            Files.writeString(folder.resolve("README.md"), CityReadme.of(options, files, expected.model(), planted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(SampleOptions options, List<SentFile> files, Path inbox) throws IOException {
        for (SentFile file : files) {
            if (file.original().isEmpty()) {
                boolean plain = file.refusal().equals("ENCODING");
                new SentFileWriter(file, plain ? FileStyle.plain() : FileStyle.of(file, options.seed())).write(inbox);
            }
        }
        for (SentFile file : files) {
            if (file.original().isPresent()) {
                Files.copy(
                        inbox.resolve(file.original().get().fileName()),
                        inbox.resolve(file.fileName()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The files of every quarter; in the last two faults are planted, and counted in {@code planted}. */
    static SortedMap<Quarter, List<SentFile>> deliveries(
            SampleOptions options, Map<Quarter, SortedMap<String, Integer>> planted) {
        SendingSchedule schedule = new SendingSchedule(options, new SampleWorld(options));
        SortedMap<Quarter, List<SentFile>> files = new TreeMap<>();
        for (Quarter q = options.first(); q.compareTo(options.last()) <= 0; q = q.plus(1)) {
            List<SentFile> quarter = schedule.deliveries(q);
            if (options.isLast(q) || options.isLastButOne(q)) {
                planted.put(q, new PlantedFaults(quarter, q, options.seed(), options.isLastButOne(q)).plant());
            }
            files.put(q, quarter);
        }
        return files;
    }

    private static void stream(SampleOptions options, Quarter quarter, Path inbox) {
        SampleExtracts extracts = new SampleExtracts(new SampleWorld(options), options.first());
        SampleLoans loans = new SampleLoans(new SampleWorld(options));
        SampleParks parks = new SampleParks(new SampleWorld(options), options.first());
        SampleRosters rosters = new SampleRosters(new SampleWorld(options), options.first());
        Map<SourceShape, Function<String, Stream<SampleRow>>> rows = Map.of(
                SourceShape.REGISTRATION, c -> extracts.registration(c, quarter),
                SourceShape.TAX, c -> extracts.tax(c, quarter),
                SourceShape.LOAN, c -> loans.rows(c, quarter),
                SourceShape.PARK, c -> parks.parks(c, quarter),
                SourceShape.TENANT, c -> parks.tenants(c, quarter),
                SourceShape.ROSTER, c -> rosters.rows(List.of(SampleRoster.values()), c, quarter),
                SourceShape.SIZE_CLASS, c -> extracts.sizes(c, quarter, quarter.year()));
        for (SourceShape shape : SourceShape.values()) {
            if (rows.containsKey(shape) && options.sources().contains(shape.source())) {
                for (String county : SampleCounties.CODES) {
                    SentFile file = new SentFile(shape, county, quarter, "");
                    boolean tagged = extracts.tags(county, quarter);
                    stream(
                            tagged ? file : file.without("emerging_tag"),
                            rows.get(shape).apply(county),
                            inbox);
                }
            }
        }
        if (options.sources().contains("return")) {
            SampleReturns.deliveries(quarter, options.first()).forEach(f -> stream(f, f.rows().stream(), inbox));
        }
    }

    private static void stream(SentFile file, Stream<SampleRow> rows, Path inbox) {
        try {
            new SentFileWriter(file, FileStyle.plain()).write(inbox, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
