package cn.jidu.reconcile;

import cn.jidu.definition.Source;
import cn.jidu.definition.Texts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A full delivery and the supplements that came for it in the same batch: they are judged together.
 *
 * @param supplements in order of rank
 */
record Arrived(LoadedDelivery full, List<LoadedDelivery> supplements) {
    private static final Texts TEXTS = Texts.chinese(Arrived.class);

    Arrived {
        supplements = List.copyOf(supplements);
    }

    List<LoadedDelivery> all() {
        return Stream.concat(Stream.of(full), supplements.stream()).toList();
    }

    List<Cell> cells(Source source) {
        return all().stream()
                .flatMap(d -> d.cells().stream()
                        .map(c -> new Cell(source.name(), d.quarter(), d.id(), c.area(), c.replaceValue(), false)))
                .toList();
    }

    /** As messages name it. */
    String names() {
        String added = supplements.stream().map(LoadedDelivery::fileName).collect(Collectors.joining("、"));
        return supplements.isEmpty() ? full.fileName() : TEXTS.get("held.together", full.fileName(), added);
    }
}
