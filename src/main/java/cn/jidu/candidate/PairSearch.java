package cn.jidu.candidate;

import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.area.NameCore;
import cn.jidu.definition.candidate.Agreement;
import cn.jidu.definition.candidate.CandidateRules;
import cn.jidu.definition.candidate.CandidateRules.PairLevel;
import cn.jidu.definition.candidate.Witness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for enterprises that rows may mean. The rows are held, with an index of what they can be found by; the enterprises pass by
 * some at a time, so that their number costs time alone. Only rows that share something with an enterprise are compared with
 * it: nearly the same code or old number, the same core unless very many have it, or within the row's own area a rare pair of
 * characters.
 */
final class PairSearch {
    private final CandidateRules rules;
    private final AreaTree areas;
    private final PairWitnesses witnesses;
    private final List<OpenRow> rows;
    private final List<NameCore> cores = new ArrayList<>();
    private final List<int[]> pairs = new ArrayList<>();
    private final List<TreeSet<PairEvidence>> best = new ArrayList<>();
    private final MaskedCodes codes;
    private final MaskedCodes organisations;
    private final Map<String, List<Integer>> byCore = new HashMap<>();
    private final RarePairs byPairs;
    private final double nearCore;

    /** @param row its place */
    private record RowCandidate(int row, PairEvidence pair) {}

    PairSearch(CandidateRules rules, AreaTree areas, List<OpenRow> rows) {
        this.rules = rules;
        this.areas = areas;
        this.witnesses = new PairWitnesses(rules, areas);
        this.rows = List.copyOf(rows);
        this.nearCore = rules.nearCore().doubleValue();
        this.codes = new MaskedCodes(rows.stream().map(OpenRow::code).toList());
        this.organisations = new MaskedCodes(
                rows.stream().map(r -> OldNumbers.organisation(r.code())).toList());
        for (OpenRow row : rows) {
            NameCore core = rules.cores().of(row.name());
            byCore.computeIfAbsent(core.core(), k -> new ArrayList<>()).add(cores.size());
            cores.add(core);
            pairs.add(CorePairs.of(core.core()));
            best.add(new TreeSet<>(PairEvidence.ORDER));
        }
        byCore.values().removeIf(found -> found.size() > rules.commonest());
        this.byPairs = new RarePairs(rows.stream().map(OpenRow::county).toList(), pairs, nearCore);
    }

    /** Looks for the rows that may mean these enterprises, on all processors. */
    void offer(List<KnownEnterprise> some) {
        some.parallelStream().flatMap(this::pairs).toList().forEach(this::keep);
    }

    private Stream<RowCandidate> pairs(KnownEnterprise enterprise) {
        NameCore core = rules.cores().of(enterprise.name());
        int[] own = CorePairs.of(core.core());
        Set<Integer> others = new HashSet<>(byCore.getOrDefault(core.core(), List.of()));
        List<String> around = areas.contains(enterprise.county())
                ? areas.lineage(enterprise.county()).stream().map(Area::code).toList()
                : List.of(enterprise.county());
        around.forEach(area -> byPairs.each(area, own, others::add));
        codes.each(enterprise.uscc(), others::add);
        codes.each(enterprise.registrationNo(), others::add);
        codes.each(enterprise.formerCode(), others::add);
        organisations.each(enterprise.organisation(), others::add);
        return others.stream().flatMap(row -> compare(row, enterprise, core, own).stream());
    }

    private Optional<RowCandidate> compare(int row, KnownEnterprise enterprise, NameCore core, int[] own) {
        int common = CorePairs.shared(own, pairs.get(row));
        boolean near = CorePairs.areNear(common, own, pairs.get(row), nearCore);
        OpenRow asked = rows.get(row);
        Map<Witness, Agreement> agreements = witnesses.of(asked, cores.get(row), enterprise, core, near);
        return rules.level(agreements)
                .map(level ->
                        new RowCandidate(row, new PairEvidence(asked, enterprise.id(), agreements, level, common)));
    }

    /** A pair that somebody else thought of; what fits no level is of the weakest. */
    PairEvidence pair(KnownEnterprise enterprise) {
        NameCore core = rules.cores().of(enterprise.name());
        int[] own = CorePairs.of(core.core());
        int common = CorePairs.shared(own, pairs.get(0));
        Map<Witness, Agreement> agreements = witnesses.of(
                rows.get(0), cores.get(0), enterprise, core, CorePairs.areNear(common, own, pairs.get(0), nearCore));
        return new PairEvidence(
                rows.get(0),
                enterprise.id(),
                agreements,
                rules.level(agreements).orElse(PairLevel.WEAK),
                common);
    }

    private void keep(RowCandidate candidate) {
        TreeSet<PairEvidence> found = best.get(candidate.row());
        found.add(candidate.pair());
        if (found.size() > rules.most()) {
            found.pollLast();
        }
    }

    /** The best of every row, in the order of the rows. */
    List<PairEvidence> found() {
        return best.stream().flatMap(TreeSet::stream).toList();
    }
}
