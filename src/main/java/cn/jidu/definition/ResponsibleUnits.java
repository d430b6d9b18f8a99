package cn.jidu.definition;

import java.util.List;
import java.util.Optional;

/**
 * Whom a document names for a target or a duty.
 *
 * @param named in the document's order; empty where it names none
 * @param lead the one that leads, where the document says that the one named first does (牵头单位)
 */
public record ResponsibleUnits(List<String> named, Optional<String> lead) {
    public static final ResponsibleUnits NONE = new ResponsibleUnits(List.of(), Optional.empty());

    public ResponsibleUnits {
        named = List.copyOf(named);
    }

    /** 列第一位的为牵头单位. */
    public static ResponsibleUnits led(List<String> named) {
        return new ResponsibleUnits(named, named.stream().findFirst());
    }

    /** 责任单位, none of which leads. */
    public static ResponsibleUnits equal(List<String> named) {
        return new ResponsibleUnits(named, Optional.empty());
    }

    /** Whether the document says that this one leads. */
    public boolean isLedBy(String unit) {
        return lead.filter(unit::equals).isPresent();
    }

    /** The one that leads; where none does, all of them. */
    public String answerable() {
        return lead.orElse(String.join("、", named));
    }
}
