package cn.jidu.reconcile;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a revision is stale, as people read it. */
public final class StaleWords {
    private final PackageTexts texts;

    private StaleWords(PackageTexts texts) {
        this.texts = texts;
    }

    /** In Chinese, as letters say it; in brackets of its own, empty where nothing is to blame. */
    public static String chinese(StaleCauses causes) {
        return new StaleWords(PackageTexts.chinese(StaleWords.class)).of(causes);
    }

    /** The same in the terminal's language. */
    public static String terminal(StaleCauses causes) {
        return new StaleWords(PackageTexts.terminal(StaleWords.class)).of(causes);
    }

    private String of(StaleCauses causes) {
        String all = Stream.of(
                        part("stale.arrived", causes.arrived()),
                        part("stale.retracted", causes.retracted()),
                        part(
                                "stale.measured",
                                causes.measured().stream()
                                        .map(Quarter::toString)
                                        .toList()),
                        causes.decided() ? texts.get("stale.decided") : "",
                        causes.adjusted() ? texts.get("stale.adjusted") : "")
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(texts.get("stale.and")));
        return all.isEmpty() ? "" : texts.get("stale.because", all);
    }

    private String part(String key, List<String> of) {
        return of.isEmpty() ? "" : texts.get(key, String.join(texts.get("stale.comma"), of));
    }
}
