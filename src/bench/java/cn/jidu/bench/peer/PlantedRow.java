package cn.jidu.bench.peer;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A row of an extract that is being spoilt: cells by their titles, and what chance has in hand. */
final class PlantedRow {
    private final List<String> header;
    private final String[] cells;
    private final RegisteredEntities entities;
    private final SplittableRandom chance;

    PlantedRow(List<String> header, String[] cells, RegisteredEntities entities, SplittableRandom chance) {
        this.header = header;
        this.cells = cells;
        this.entities = entities;
        this.chance = chance;
    }

    String get(String title) {
        return cells[at(title)];
    }

    void set(String title, String text) {
        cells[at(title)] = text;
    }

    /** The column that begins so: titles end with their unit. */
    private int at(String title) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).startsWith(title)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + title + " among " + header);
    }

    RegisteredEntities entities() {
        return entities;
    }

    SplittableRandom chance() {
        return chance;
    }

    /** A cell with a comma is quoted. */
    String line() {
        return Arrays.stream(cells)
                .map(cell -> cell.indexOf(',') < 0 ? cell : '"' + cell + '"')
                .collect(Collectors.joining(","));
    }
}
