package cn.jidu.bench.peer;

import cn.jidu.bench.Sites;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The extracts of the sample city with {@link PlantedKinds} in a stated share of their rows, and every third file in
 * GB18030: so that there are rejects, tiers of matching and findings on which two programs can differ. The same size gives
 * the same bytes.
 *
 * <p>Arguments: a folder and a number of registrations. The registrations are held in memory meanwhile.
 */
public final class PlantedInbox {
    /** Of a hundred rows so many have something planted. */
    private static final int PERCENT = 3;

    private static final long SEED = 2018;

    private final RegisteredEntities entities;
    private final SplittableRandom chance = new SplittableRandom(SEED);
    private final Map<String, Integer> planted = new TreeMap<>();

    private PlantedInbox(RegisteredEntities entities) {
        this.entities = entities;
    }

    /** See the class. */
    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[1]);
        Path clean = Sites.sample(rows, Set.copyOf(PeerResults.SOURCES), Path.of(args[0], "sample"));
        Map<String, Integer> planted = write(clean, of(Path.of(args[0])));
        Sites.say("planted in %d %% of the rows, %d kinds:", PERCENT, planted.size());
        planted.forEach((kind, times) -> Sites.say("  %-45s %d", kind, times));
    }

    /** Where the files lie once they are written. */
    static Path of(Path folder) {
        return folder.resolve("inbox");
    }

    /** @return of each source and kind, how many rows it was planted in */
    private static Map<String, Integer> write(Path clean, Path inbox) throws IOException {
        Files.createDirectories(inbox);
        List<Path> files;
        try (Stream<Path> found = Files.list(clean)) {
            files = found.sorted().toList();
        }
        PlantedInbox plant = new PlantedInbox(new RegisteredEntities(
                files.stream().filter(f -> source(f).equals("registration")).toList()));
        for (int i = 0; i < files.size(); i++) {
            Charset charset = i % 3 == 1 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
            plant.copy(files.get(i), inbox.resolve(files.get(i).getFileName()), charset);
        }
        return plant.planted;
    }

    private static String source(Path file) {
        return file.getFileName().toString().replaceAll("_.*", "");
    }

    private void copy(Path from, Path to, Charset charset) throws IOException {
        List<PlantedKinds.Kind> kinds = PlantedKinds.of(source(from));
        try (BufferedReader in = Files.newBufferedReader(from);
                BufferedWriter out = Files.newBufferedWriter(to, charset)) {
            String heading = in.readLine();
            List<String> header = List.of(heading.split(",", -1));
            out.write(heading + "\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (chance.nextInt(100) < PERCENT) {
                    PlantedKinds.Kind kind = kinds.get(chance.nextInt(kinds.size()));
                    planted.merge(source(from) + ": " + kind.name(), 1, Integer::sum);
                    plant(kind, line, header, out);
                } else {
                    out.write(line + "\n");
                }
            }
        }
    }

    private void plant(PlantedKinds.Kind kind, String line, List<String> header, BufferedWriter out)
            throws IOException {
        if (kind.copy() != PlantedKinds.Copy.NONE) {
            out.write(line + "\n");
        }
        PlantedRow row = new PlantedRow(header, line.split(",", -1), entities, chance);
        kind.change().accept(row);
        out.write(row.line() + "\n");
    }
}
