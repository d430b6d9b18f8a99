package cn.jidu.cli.terminal;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.StaleCauses;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a revision is stale, as people read it. */
final class StaleWords {
    private static final PackageTexts TEXTS = TerminalTexts.texts();

    private StaleWords() {}

    /** In brackets of its own; empty where no file is to blame. */
    static String of(StaleCauses causes) {
        String all = Stream.of(files("stale.arrived", causes.arrived()), files("stale.retracted", causes.retracted()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(TEXTS.get("stale.and")));
        return all.isEmpty() ? "" : TEXTS.get("stale.because", all);
    }

    private static String files(String key, List<String> files) {
        return files.isEmpty() ? "" : TEXTS.get(key, String.join(TEXTS.get("preview.and"), files));
    }
}
