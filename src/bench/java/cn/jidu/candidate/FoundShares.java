package cn.jidu.candidate;

import cn.jidu.bench.Sites;
import cn.jidu.definition.candidate.CandidateRules.PairLevel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Of rows whose enterprise is known: where it stands among the candidates. */
final class FoundShares {
    private final Map<DisturbedCopy, Tally> tallies = new EnumMap<>(DisturbedCopy.class);
    private final Map<PairLevel, int[]> rightOfAll = new EnumMap<>(PairLevel.class);

    /** How often the one that is meant is proposed, by its level, and comes first. */
    private static final class Tally {
        private final Map<PairLevel, Integer> levels = new EnumMap<>(PairLevel.class);
        private int rows;
        private int first;
        private int proposed;
    }

    /** @param candidates of the row, the strongest first */
    void add(DisturbedCopy copy, long meant, List<PairEvidence> candidates) {
        Tally tally = tallies.computeIfAbsent(copy, k -> new Tally());
        tally.rows++;
        tally.proposed += candidates.size();
        for (PairEvidence pair : candidates) {
            boolean right = copy != DisturbedCopy.NOBODY && pair.enterprise().getLeastSignificantBits() == meant;
            int[] of = rightOfAll.computeIfAbsent(pair.level(), k -> new int[2]);
            of[0] += right ? 1 : 0;
            of[1]++;
            if (right) {
                tally.levels.merge(pair.level(), 1, Integer::sum);
                tally.first += candidates.get(0) == pair ? 1 : 0;
            }
        }
    }

    void say() {
        tallies.forEach((copy, tally) -> {
            int found = tally.levels.values().stream().mapToInt(n -> n).sum();
            Sites.say(
                    "  %-44s %6d rows, %5.1f %% found, %5.1f %% as the first (%s), %.2f candidates each",
                    copy.words(),
                    tally.rows,
                    100.0 * found / tally.rows,
                    100.0 * tally.first / tally.rows,
                    Arrays.stream(PairLevel.values())
                            .map(l -> String.format(
                                    "%s %.1f", l.word(), 100.0 * tally.levels.getOrDefault(l, 0) / tally.rows))
                            .collect(Collectors.joining(", ")),
                    1.0 * tally.proposed / tally.rows);
        });
        rightOfAll.forEach((level, of) ->
                Sites.say("  %s: %d pairs, %.1f %% of them right", level.word(), of[1], 100.0 * of[0] / of[1]));
    }
}
