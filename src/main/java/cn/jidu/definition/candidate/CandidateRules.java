package cn.jidu.definition.candidate;

import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.area.NameCores;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How candidates are looked for among enterprises for rows that no rule matches ({@code jobs/candidates.yml}). No figure follows
 * from it.
 *
 * @param nearCore from what share of common pairs of characters on two cores are 相近 (Dice: twice the common ones by all)
 * @param nearDays up to how many days apart two days of founding are 相近
 * @param most candidates of one row
 * @param commonest beyond its own area a row is found by its core alone, and not by one that more rows than these have
 * @param sources by name
 * @param levels the first that fits tells a pair's level; a pair that fits none is no candidate
 */
public record CandidateRules(
        BigDecimal nearCore,
        int nearDays,
        int most,
        int commonest,
        NameCores cores,
        SortedMap<String, SourceWitnesses> sources,
        List<LevelRule> levels) {

    /** Where nothing is declared there are no candidates. */
    public static final CandidateRules NONE = new CandidateRules(
            BigDecimal.ONE,
            0,
            0,
            0,
            new NameCores(new AreaTree(List.of(), Map.of()), List.of()),
            new TreeMap<>(),
            List.of());

    /**
     * What a source tells besides code, name and county.
     *
     * @param panel that has its rows
     * @param fields by witness, those that it has
     */
    public record SourceWitnesses(String panel, Map<Witness, String> fields) {}

    /** How much a pair's agreements are worth looking at; strongest first. */
    public enum PairLevel {
        STRONG("强"),
        MIDDLE("中"),
        WEAK("弱");

        private final String word;

        PairLevel(String word) {
            this.word = word;
        }

        /** As definitions and lists have it. */
        public String word() {
            return word;
        }
    }

    /**
     * A line of the table.
     *
     * @param when what each witness named must be
     */
    public record LevelRule(PairLevel level, Map<Witness, Set<Agreement>> when) {
        boolean fits(Map<Witness, Agreement> agreements) {
            return when.entrySet().stream().allMatch(w -> w.getValue().contains(agreements.get(w.getKey())));
        }
    }

    /** Nothing where it is no candidate. */
    public Optional<PairLevel> level(Map<Witness, Agreement> agreements) {
        return levels.stream()
                .filter(l -> l.fits(agreements))
                .map(LevelRule::level)
                .findFirst();
    }
}
