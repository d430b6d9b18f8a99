package cn.jidu.cli.terminal;

import cn.jidu.intake.text.ShownText;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A reason as it was given, but for citizens' numbers, which are hidden: what a message has in the place of one is none. */
public final class GivenReason {
    private static final Set<String> IN_ITS_PLACE = Set.of("", "理由", "原因", "text", "reason");

    private GivenReason() {}

    /**
     * @throws UsageException where it says nothing
     */
    public static Optional<String> check(@Nullable String reason) {
        if (reason == null) {
            return Optional.empty();
        }
        String said = reason.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
        if (IN_ITS_PLACE.contains(said)) {
            throw new UsageException(TerminalTexts.texts().get("usage.reason", reason));
        }
        return Optional.of(ShownText.text(reason.strip()));
    }
}
