package cn.jidu.sample.oracle;

import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The registered entities of a quarter, and which of them a row is of (CONTRACTS, "Matching a row to the registry"). */
final class ExpectedRegistry {
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
    record ExpectedMatch(Tie tie, Optional<ExpectedMember> member) {
        static ExpectedMatch none(Tie tie) {
            return new ExpectedMatch(tie, Optional.empty());
        }
    }

    private static final int CODE = 18;
    private static final int NUMBER = 15;
    private static final int ORGANISATION = 9;

    private final Map<String, ExpectedMember> byCode = new HashMap<>();
    private final Map<String, List<ExpectedMember>> byNumber = new HashMap<>();
    private final Map<String, List<ExpectedMember>> byOrganisation = new HashMap<>();
    private final Map<String, List<ExpectedMember>> byName = new HashMap<>();

    ExpectedRegistry(Collection<ExpectedMember> members) {
        for (ExpectedMember member : members) {
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

    private static void add(Map<String, List<ExpectedMember>> to, String key, ExpectedMember member) {
        if (!key.isEmpty()) {
            to.computeIfAbsent(key, k -> new ArrayList<>()).add(member);
        }
    }

    /** @param area where the row lies: a name is looked for there */
    ExpectedMatch match(SampleRow row, String area) {
        if (row.isCitizen()) {
            return ExpectedMatch.none(Tie.CITIZEN_ID);
        }
        String code = row.code().length() == CODE + 1 && row.code().startsWith("L")
                ? row.code().substring(1)
                : row.code();
        ExpectedMember exact = byCode.get(code);
        if (exact != null) {
            return new ExpectedMatch(Tie.EXACT, Optional.of(exact));
        }
        Optional<ExpectedMember> repaired =
                Optional.of(repaired(code)).filter(SampleCodes::isRight).map(byCode::get);
        if (repaired.isPresent()) {
            return new ExpectedMatch(Tie.REPAIRED, repaired);
        }
        Optional<ExpectedMember> legacy = legacy(code);
        return legacy.isPresent() ? new ExpectedMatch(Tie.LEGACY, legacy) : byName(row.text("name"), area);
    }

    private static String repaired(String code) {
        return code.replace('O', '0').replace('I', '1').replace('Z', '2').replace('S', '5');
    }

    private Optional<ExpectedMember> legacy(String code) {
        if (code.length() == ORGANISATION) {
            return only(byOrganisation.get(code));
        }
        if (code.length() != NUMBER) {
            return Optional.empty();
        }
        return only(byNumber.get(code)).or(() -> only(byOrganisation.get(code.substring(NUMBER - ORGANISATION))));
    }

    private static Optional<ExpectedMember> only(@org.jspecify.annotations.Nullable List<ExpectedMember> members) {
        return members != null && members.size() == 1 ? Optional.of(members.get(0)) : Optional.empty();
    }

    private ExpectedMatch byName(String name, String area) {
        List<ExpectedMember> here = byName.getOrDefault(normalised(name), List.of()).stream()
                .filter(m -> SampleCounties.isWithin(m.area(), area))
                .toList();
        if (here.size() == 1) {
            return new ExpectedMatch(Tie.NAME, Optional.of(here.get(0)));
        }
        return ExpectedMatch.none(here.isEmpty() ? Tie.NO_MATCH : Tie.NAME_NOT_UNIQUE);
    }

    /** A name without its width, its spaces, and the full names of areas in front. */
    static String normalised(String name) {
        String left = java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s", "");
        Optional<String> area =
                SampleCounties.fullNames().stream().filter(left::startsWith).findFirst();
        return area.map(a -> normalised(left.substring(a.length()))).orElse(left);
    }
}
