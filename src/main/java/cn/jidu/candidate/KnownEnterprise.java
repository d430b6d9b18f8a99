package cn.jidu.candidate;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * An enterprise of the registry, with what may be compared of it; texts are empty where it does not say.
 *
 * @param registrationNo folded as codes are
 * @param formerCode that it had before it was converted
 */
record KnownEnterprise(
        UUID id,
        String county,
        String uscc,
        String registrationNo,
        String formerCode,
        String name,
        String industry,
        Optional<LocalDate> founded,
        String representative) {
    private static final int ORGANISATION_FROM = 8;
    private static final int ORGANISATION_TO = 17;

    /** The nine characters of its code that were its organisation code; empty where it has none. */
    String organisation() {
        return uscc.length() > ORGANISATION_TO ? uscc.substring(ORGANISATION_FROM, ORGANISATION_TO) : "";
    }
}
