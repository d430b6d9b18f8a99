package cn.jidu.intake.inbox;

import java.util.List;
import java.util.Optional;

/**
 * The source, the area or the quarter of a file, as far as it is known.
 *
 * @param all what it may be: one where there is no doubt, none where nothing says it
 */
record FileClue<T>(List<T> all, From from) {
    /** Who said so. */
    enum From {
        COMMAND,
        NAME,
        CONTENT
    }

    FileClue {
        all = List.copyOf(all);
    }

    /** What the command says goes before what the contract's pattern reads in the name, and that before what else is in it. */
    static <T> FileClue<T> of(Optional<T> declared, Optional<T> plain, List<T> clues) {
        return declared.map(d -> new FileClue<>(List.of(d), From.COMMAND))
                .orElseGet(() -> new FileClue<>(plain.map(List::of).orElse(clues), From.NAME));
    }

    Optional<T> one() {
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }

    /** With what the content says, where it was open: one of several, or what nothing else said. */
    FileClue<T> narrowed(List<T> content) {
        if (one().isPresent() || content.isEmpty()) {
            return this;
        }
        List<T> both =
                all.isEmpty() ? content : all.stream().filter(content::contains).toList();
        return both.isEmpty() ? this : new FileClue<>(both, From.CONTENT);
    }
}
