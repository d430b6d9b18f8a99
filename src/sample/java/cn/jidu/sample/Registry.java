package cn.jidu.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registered entities of a quarter, and which of them a row is of (CONTRACTS, "Matching a row to the registry"). */
final class Registry {
    /** How a row was tied, or why it was not. */
    enum Tie {
        EXACT,
        REPAIRED,
        LEGACY,
        NAME,
        CITIZEN_ID,
        NAME_NOT_UNIQUE,
        NO_MATCH
    }

    /** @param member present with the first four ties */
    record Match(Tie tie, Optional<Member> member) {
        static Match none(Tie tie) {
            return new Match(tie, Optional.empty());
        }
    }

    private static final int CODE = 18;
    private static final int NUMBER = 15;
    private static final int ORGANISATION = 9;

    private final Map<String, Member> byCode = new HashMap<>();
    private final Map<String, List<Member>> byNumber = new HashMap<>();
    private final Map<String, List<Member>> byOrganisation = new HashMap<>();
    private final Map<String, List<Member>> byName = new HashMap<>();

    Registry(Collection<Member> members) {
        for (Member member : members) {
            String code = member.row().code();
            if (!code.isEmpty()) {
                byCode.put(code, member);
            }
            if (code.length() == CODE) {
                add(byOrganisation, code.substring(8, 17), member);
            }
            add(byNumber, member.row().text("registration_no"), member);
            add(byName, normalised(member.row().text("name")), member);
        }
    }

    private static void add(Map<String, List<Member>> to, String key, Member member) {
        if (!key.isEmpty()) {
            to.computeIfAbsent(key, k -> new ArrayList<>()).add(member);
        }
    }

    /** @param area where the row lies: a name is looked for there */
    Match match(Row row, String area) {
        if (row.isCitizen()) {
            return Match.none(Tie.CITIZEN_ID);
        }
        String code = row.code().length() == CODE + 1 && row.code().startsWith("L")
                ? row.code().substring(1)
                : row.code();
        Member exact = byCode.get(code);
        if (exact != null) {
            return new Match(Tie.EXACT, Optional.of(exact));
        }
        Optional<Member> repaired =
                Optional.of(repaired(code)).filter(Codes::isRight).map(byCode::get);
        if (repaired.isPresent()) {
            return new Match(Tie.REPAIRED, repaired);
        }
        Optional<Member> legacy = legacy(code);
        return legacy.isPresent() ? new Match(Tie.LEGACY, legacy) : byName(row.text("name"), area);
    }

    private static String repaired(String code) {
        return code.replace('O', '0').replace('I', '1').replace('Z', '2').replace('S', '5');
    }

    private Optional<Member> legacy(String code) {
        if (code.length() == ORGANISATION) {
            return only(byOrganisation.get(code));
        }
        if (code.length() != NUMBER) {
            return Optional.empty();
        }
        return only(byNumber.get(code)).or(() -> only(byOrganisation.get(code.substring(NUMBER - ORGANISATION))));
    }

    private static Optional<Member> only(@org.jspecify.annotations.Nullable List<Member> members) {
        return members != null && members.size() == 1 ? Optional.of(members.get(0)) : Optional.empty();
    }

    private Match byName(String name, String area) {
        List<Member> here = byName.getOrDefault(normalised(name), List.of()).stream()
                .filter(m -> Counties.isWithin(m.area(), area))
                .toList();
        if (here.size() == 1) {
            return new Match(Tie.NAME, Optional.of(here.get(0)));
        }
        return Match.none(here.isEmpty() ? Tie.NO_MATCH : Tie.NAME_NOT_UNIQUE);
    }

    /** A name without its width, its spaces, and the full names of areas in front. */
    static String normalised(String name) {
        String left = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s", "");
        Optional<String> area =
                Counties.fullNames().stream().filter(left::startsWith).findFirst();
        return area.map(a -> normalised(left.substring(a.length()))).orElse(left);
    }
}
