package cn.jidu.store;

import cn.jidu.definition.text.FailureLine;
import cn.jidu.definition.text.PackageTexts;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the database was lost by: the words for it, and what the server or the driver said. How long a pool waited in vain for
 * a connection tells nobody anything.
 *
 * @param word the end of the message's key
 * @param said empty where nothing but the pool did
 */
record LostReason(String word, String said) {
    /** The innermost that tells of a loss, where it is for want of the database that something failed. */
    static Optional<LostReason> in(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(e -> of((SQLException) e))
                .flatMap(Optional::stream)
                .reduce((outer, inner) -> inner);
    }

    private static Optional<LostReason> of(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return Optional.of(new LostReason("none", e.getCause() == null ? "" : FailureLine.of(e.getCause())));
        }
        return word(Objects.requireNonNullElse(e.getSQLState(), "")).map(w -> new LostReason(w, FailureLine.of(e)));
    }

    private static Optional<String> word(String state) {
        return switch (state) {
            case "08001" -> Optional.of("refused");
            case "57P01" -> Optional.of("shutDown");
            case "57P02" -> Optional.of("crashed");
            case "57P03" -> Optional.of("starting");
            default -> state.startsWith("08") || state.startsWith("57P0") ? Optional.of("broken") : Optional.empty();
        };
    }

    /** For the user. */
    String words(PackageTexts texts) {
        String words = texts.get("database.lost." + word);
        return said.isEmpty() ? words : texts.get("database.lost.said", words, said);
    }
}
