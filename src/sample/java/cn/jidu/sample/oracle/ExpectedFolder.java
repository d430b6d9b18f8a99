package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.sent.SentFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Writes the results of one quarter as a run of it should leave them. */
public final class ExpectedFolder {
    private final SortedMap<Quarter, List<SentFile>> files;
    private final ExpectedModel model;

    public ExpectedFolder(SortedMap<Quarter, List<SentFile>> files) {
        this.files = files;
        this.model = new ExpectedModel(files);
    }

    public ExpectedModel model() {
        return model;
    }

    public void write(Quarter quarter, Path folder) throws IOException {
        Files.createDirectories(folder);
        save(folder, "measurements.csv", ExpectedMeasurements.HEADER, new ExpectedMeasurements(model, quarter).csv());
        save(folder, "reconciliation.csv", ExpectedBalance.HEADER, new ExpectedBalance(model, quarter).csv());
        save(folder, "findings.csv", ExpectedFindings.HEADER, new ExpectedFindings(model, quarter).csv());
        save(folder, "planted.csv", "WHAT,SOURCE,DELIVERY,ROW", planted(quarter));
        save(folder, "rejects.csv", "CODE,SOURCE,TIME_PERIOD,DELIVERY,SHEET,ROW,FIELD", rejects(quarter));
        save(
                folder,
                "deliveries.csv",
                "DELIVERY,TIME_PERIOD,FATE,REASON,READ,REJECTED,DUPLICATE,LOADED",
                deliveries(quarter));
    }

    private List<SentFile> of(Quarter quarter) {
        return files.getOrDefault(quarter, List.of());
    }

    /** Which rows faults were planted in, of files that are taken in. */
    private List<String> planted(Quarter quarter) {
        return of(quarter).stream()
                .filter(SentFile::accepted)
                .flatMap(f -> f.rows().stream()
                        .filter(r -> !r.plantedAs().isEmpty())
                        .map(r -> String.join(
                                ",", r.plantedAs(), f.shape().source(), f.fileName(), String.valueOf(r.line()))))
                .sorted()
                .toList();
    }

    private List<String> rejects(Quarter quarter) {
        List<String> lines = new ArrayList<>();
        for (SentFile file : of(quarter)) {
            for (SampleRow row : file.accepted() ? file.rows() : List.<SampleRow>of()) {
                row.faults()
                        .forEach(f -> lines.add(f.code() + "," + file.shape().source() + "," + quarter.sdmx() + ","
                                + file.fileName() + "," + file.sheet() + "," + row.line() + "," + f.field()));
            }
        }
        return lines.stream().sorted().toList();
    }

    private List<String> deliveries(Quarter quarter) {
        return of(quarter).stream().map(f -> delivery(f, quarter)).sorted().toList();
    }

    private String delivery(SentFile file, Quarter quarter) {
        String of = file.fileName() + "," + quarter.sdmx() + ",";
        if (file.original().isPresent()) {
            return of + "acknowledged,,0,0,0,0";
        }
        if (!file.accepted()) {
            return of + "refused," + file.refusal() + ",0,0,0,0";
        }
        boolean held = model.inForce().of(file.shape(), quarter).held().contains(file);
        long rejected = file.rows().stream().filter(SampleRow::rejected).count();
        return of + (held ? "held,," : "loaded,,") + file.rows().size() + "," + rejected + ","
                + file.duplicates().size() + "," + file.loaded().size();
    }

    private static void save(Path folder, String name, String header, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>();
        all.add(header);
        all.addAll(lines);
        Files.writeString(folder.resolve(name), String.join("\n", all) + "\n", StandardCharsets.UTF_8);
    }
}
