package cn.jidu.bench;

import cn.jidu.definition.reading.DefinitionLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reading a workbook of registrations, cells to rows of texts and nothing more, by Jidu and by others, turn by turn. All
 * must find the same number of rows and cells. The others keep the shared texts in memory, so this needs more than a run.
 *
 * <p>Arguments: a folder for everything, the number of rounds, the number of rows, and names of readers if not all.
 */
public final class SheetBench {
    private SheetBench() {}

    /** See the class. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int rounds = Integer.parseInt(args[1]);
        int rows = Integer.parseInt(args[2]);
        Path program = Path.of(System.getProperty("jidu.root", "."));
        var definitions =
                DefinitionLoader.load(program.resolve("jobs")).definitions().orElseThrow();
        Path work = Files.createDirectories(folder.resolve("sheets"));
        Map<String, SheetReaders.SheetReader> readers =
                new SheetReaders(definitions.sources().get("registration"), work).all();
        if (args.length > 3) {
            readers.keySet().retainAll(Arrays.asList(args).subList(3, args.length));
        }
        Path file = Extracts.files(new Extracts(folder, "registration", rows).city("xlsx"))
                .get(0);
        measure(readers, file, rounds);
    }

    private static void measure(Map<String, SheetReaders.SheetReader> readers, Path file, int rounds) throws Exception {
        Map<String, double[]> seconds = new LinkedHashMap<>();
        Map<String, SheetReaders.Count> counts = new TreeMap<>();
        for (int round = -1; round < rounds; round++) {
            for (var reader : readers.entrySet()) {
                System.gc();
                double processor = Sites.processorSeconds();
                long begin = System.nanoTime();
                counts.put(reader.getKey(), reader.getValue().read(file));
                double taken = Sites.seconds(begin);
                Sites.say(
                        "  round %d: %s %.2f s (%.2f s of processor), load %s",
                        round + 1, reader.getKey(), taken, Sites.processorSeconds() - processor, Sites.load());
                // the first round is to warm up
                if (round >= 0) {
                    seconds.computeIfAbsent(reader.getKey(), k -> new double[rounds])[round] = taken;
                }
            }
        }
        double fastest = seconds.entrySet().stream()
                .filter(e -> !e.getKey().equals("jidu"))
                .mapToDouble(e -> Sites.median(e.getValue()))
                .min()
                .orElse(Double.NaN);
        seconds.forEach((name, taken) -> Sites.say(
                "%s: %.0f rows/s, %.2f of the fastest other; %s",
                name, counts.get(name).rows() / Sites.median(taken), fastest / Sites.median(taken), counts.get(name)));
        if (counts.values().stream().map(Object::toString).distinct().count() > 1) {
            throw new IllegalStateException("they do not read the same: " + counts);
        }
    }
}
