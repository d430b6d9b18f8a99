package cn.jidu.bench.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What the registration extracts say before anything is planted: who else could stand in a row. */
final class RegisteredEntities {
    private final List<String[]> all = new ArrayList<>();
    private final Map<String, String> numbers = new HashMap<>();

    /** @param files of the registration: code, registration number and name are their first columns */
    RegisteredEntities(List<Path> files) throws IOException {
        for (Path file : files) {
            try (BufferedReader lines = Files.newBufferedReader(file)) {
                lines.readLine();
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    add(line.split(",", 7));
                }
            }
        }
    }

    private void add(String[] cells) {
        if (!cells[0].isEmpty()) {
            all.add(new String[] {cells[0], cells[2], cells[5]});
            numbers.put(cells[0], cells[1]);
        }
    }

    /** The old registration number; empty where the entity has none. */
    String number(String code) {
        return numbers.getOrDefault(code, "");
    }

    /** Code and name of any entity of another county. */
    String[] elsewhere(String county, SplittableRandom chance) {
        String[] any = all.get(chance.nextInt(all.size()));
        while (any[2].equals(county)) {
            any = all.get(chance.nextInt(all.size()));
        }
        return any;
    }
}
