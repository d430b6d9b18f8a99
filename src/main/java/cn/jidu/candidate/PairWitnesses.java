package cn.jidu.candidate;

import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.area.NameCore;
import cn.jidu.definition.candidate.Agreement;
import cn.jidu.definition.candidate.CandidateRules;
import cn.jidu.definition.candidate.Witness;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How far a row and an enterprise agree, witness by witness. */
final class PairWitnesses {
    private static final int INDUSTRY_GROUP = 2;

    private final CandidateRules rules;
    private final AreaTree areas;

    PairWitnesses(CandidateRules rules, AreaTree areas) {
        this.rules = rules;
        this.areas = areas;
    }

    /** @param near whether their cores are 相近 */
    Map<Witness, Agreement> of(OpenRow row, NameCore rowCore, KnownEnterprise e, NameCore core, boolean near) {
        Map<Witness, Agreement> agreements = new EnumMap<>(Witness.class);
        agreements.put(
                Witness.CODE, OldNumbers.isCreditCode(row.code()) ? byCode(row.code(), e.uscc()) : Agreement.MISSING);
        agreements.put(Witness.OLD_CODE, oldCode(row.code(), e));
        agreements.put(Witness.CORE, core(rowCore, core, near));
        agreements.put(Witness.COUNTY, county(row.county(), e.county()));
        agreements.put(Witness.FORM, byText(rowCore.form(), core.form(), false));
        agreements.put(
                Witness.INDUSTRY, byText(row.industry(), e.industry(), sameBeginning(row.industry(), e.industry())));
        agreements.put(Witness.FOUNDED, founded(row, e));
        agreements.put(Witness.REPRESENTATIVE, byText(row.representative(), e.representative(), false));
        return agreements;
    }

    private static Agreement byText(String one, String other, boolean near) {
        if (one.isEmpty() || other.isEmpty()) {
            return Agreement.MISSING;
        }
        return one.equals(other) ? Agreement.SAME : near ? Agreement.NEAR : Agreement.DIFFERENT;
    }

    /** Two of one core with unlike places in brackets are two of a group: no more than near. */
    private static Agreement core(NameCore row, NameCore enterprise, boolean near) {
        Agreement agreement = byText(row.core(), enterprise.core(), near);
        return agreement == Agreement.SAME && !row.isSameCore(enterprise) ? Agreement.NEAR : agreement;
    }

    private static Agreement byCode(String one, String other) {
        return byText(one, other, MaskedCodes.distance(one, other) == 1);
    }

    /** Against every number that the enterprise had before its code. */
    private static Agreement oldCode(String code, KnownEnterprise e) {
        String organisation = OldNumbers.organisation(code);
        if (code.isEmpty()
                || organisation.isEmpty()
                        && e.registrationNo().isEmpty()
                        && e.formerCode().isEmpty()) {
            return Agreement.MISSING;
        }
        List<Agreement> all = List.of(
                ofEqualLength(code, e.registrationNo()),
                ofEqualLength(code, e.formerCode()),
                byCode(organisation, e.organisation()));
        return Stream.of(Agreement.SAME, Agreement.NEAR, Agreement.DIFFERENT)
                .filter(all::contains)
                .findFirst()
                .orElse(Agreement.MISSING);
    }

    private static Agreement ofEqualLength(String one, String other) {
        return one.length() == other.length() ? byCode(one, other) : Agreement.MISSING;
    }

    private Agreement county(String row, String enterprise) {
        if (areas.isWithin(enterprise, row)) {
            return Agreement.SAME;
        }
        boolean beside = areas.contains(row)
                && areas.contains(enterprise)
                && areas.get(row).parent().equals(areas.get(enterprise).parent());
        return beside ? Agreement.NEAR : Agreement.DIFFERENT;
    }

    private static boolean sameBeginning(String one, String other) {
        return one.length() >= INDUSTRY_GROUP && other.startsWith(one.substring(0, INDUSTRY_GROUP));
    }

    private Agreement founded(OpenRow row, KnownEnterprise e) {
        if (row.founded().isEmpty() || e.founded().isEmpty()) {
            return Agreement.MISSING;
        }
        long days = Math.abs(
                ChronoUnit.DAYS.between(row.founded().get(), e.founded().get()));
        return days == 0 ? Agreement.SAME : days <= rules.nearDays() ? Agreement.NEAR : Agreement.DIFFERENT;
    }
}
