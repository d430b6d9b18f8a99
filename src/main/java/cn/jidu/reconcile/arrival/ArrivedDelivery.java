package cn.jidu.reconcile.arrival;

import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A full delivery and the supplements that came for it in the same batch: they are judged together.
 *
 * @param supplements in order of rank
 */
record ArrivedDelivery(LoadedDelivery full, List<LoadedDelivery> supplements) {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ArrivedDelivery.class);

    ArrivedDelivery {
        supplements = List.copyOf(supplements);
    }

    List<LoadedDelivery> all() {
        return Stream.concat(Stream.of(full), supplements.stream()).toList();
    }

    List<CoverageCell> cells(Source source) {
        return all().stream()
                .flatMap(d -> d.cells().stream()
                        .map(c -> new CoverageCell(
                                source.name(), d.quarter(), d.id(), c.area(), c.replaceValue(), false)))
                .toList();
    }

    /** As messages name it. */
    String names() {
        String added = supplements.stream().map(LoadedDelivery::fileName).collect(Collectors.joining("、"));
        return supplements.isEmpty() ? full.fileName() : TEXTS.get("held.together", full.fileName(), added);
    }
}
