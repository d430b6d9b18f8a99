package cn.jidu.delivery;

import cn.jidu.definition.text.PackageTexts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What became of a delivery. In the database and for programs it is the word in small letters. */
public enum DeliveryState {
    /** Its rows are there. */
    LOADED,
    /** It would change nothing. */
    ACKNOWLEDGED,
    /** Nothing of it was kept but the file itself. */
    REFUSED,
    /** Its rows are there and do not count until someone accepts it. */
    HELD,
    /** No contract knows it. */
    UNRECOGNISED,
    /** A zip: what lay in it are deliveries of their own. */
    UNPACKED,
    /** It waits to be taken in. */
    COLLECTED;

    /** Those that leave it to someone to do something, in the order in which they are told. */
    public static final List<DeliveryState> OPEN = List.of(REFUSED, HELD, UNRECOGNISED);

    /**
     * @param word as {@link #word} gives it
     * @throws IllegalArgumentException where there is no such state
     */
    public static DeliveryState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Of every state, in the order of this list. */
    public static List<String> words() {
        return Arrays.stream(values()).map(DeliveryState::word).toList();
    }

    /** As the database, lists for programs and options write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a terminal is told, in its language. */
    public String title() {
        return PackageTexts.terminal(DeliveryState.class).get("state." + word());
    }

    /** As reports call it: in Chinese, whatever the terminal's language. */
    public String reportTitle() {
        return PackageTexts.chinese(DeliveryState.class).get("state." + word());
    }

    /** The file asks nothing of anybody. */
    public boolean isGood() {
        return this == LOADED || this == ACKNOWLEDGED || this == UNPACKED;
    }

    /** As {@link #word}: it stands in keys of texts and in lists for programs. */
    @Override
    public String toString() {
        return word();
    }
}
