package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Writes the results of one quarter as a run of it should leave them. */
final class Expected {
    private final SortedMap<Quarter, List<Delivery>> files;
    private final Model model;

    Expected(SortedMap<Quarter, List<Delivery>> files) {
        this.files = files;
        this.model = new Model(files);
    }

    Model model() {
        return model;
    }

    void write(Quarter quarter, Path folder) throws IOException {
        Files.createDirectories(folder);
        save(folder, "measurements.csv", Measurements.HEADER, new Measurements(model, quarter).csv());
        save(folder, "reconciliation.csv", Balance.HEADER, new Balance(model, quarter).csv());
        save(folder, "findings.csv", Findings.HEADER, new Findings(model, quarter).csv());
        save(folder, "rejects.csv", "CODE,SOURCE,TIME_PERIOD,DELIVERY,SHEET,ROW,FIELD", rejects(quarter));
        save(
                folder,
                "deliveries.csv",
                "DELIVERY,TIME_PERIOD,FATE,REASON,READ,REJECTED,DUPLICATE,LOADED",
                deliveries(quarter));
    }

    private List<Delivery> of(Quarter quarter) {
        return files.getOrDefault(quarter, List.of());
    }

    private List<String> rejects(Quarter quarter) {
        List<String> lines = new ArrayList<>();
        for (Delivery file : of(quarter)) {
            for (Row row : file.accepted() ? file.rows() : List.<Row>of()) {
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

    private String delivery(Delivery file, Quarter quarter) {
        String of = file.fileName() + "," + quarter.sdmx() + ",";
        if (file.original().isPresent()) {
            return of + "acknowledged,,0,0,0,0";
        }
        if (!file.accepted()) {
            return of + "refused," + file.refusal() + ",0,0,0,0";
        }
        boolean held = model.inForce().of(file.shape(), quarter).held().contains(file);
        long rejected = file.rows().stream().filter(Row::rejected).count();
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
