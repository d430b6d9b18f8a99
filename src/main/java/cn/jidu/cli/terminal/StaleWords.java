package cn.jidu.cli.terminal;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.StaleCauses;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a revision is stale, as people read it. */
final class StaleWords {
    private static final PackageTexts TEXTS = TerminalTexts.texts();

    private StaleWords() {}

    /** In brackets of its own; empty where nothing is to blame. */
    static String of(StaleCauses causes) {
        String all = Stream.of(
                        part("stale.arrived", causes.arrived()),
                        part("stale.retracted", causes.retracted()),
                        part(
                                "stale.measured",
                                causes.measured().stream()
                                        .map(Quarter::toString)
                                        .toList()),
                        causes.decided() ? TEXTS.get("stale.decided") : "",
                        causes.adjusted() ? TEXTS.get("stale.adjusted") : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(TEXTS.get("stale.and")));
        return all.isEmpty() ? "" : TEXTS.get("stale.because", all);
    }

    private static String part(String key, List<String> of) {
        return of.isEmpty() ? "" : TEXTS.get(key, TerminalTexts.listed(of));
    }
}
