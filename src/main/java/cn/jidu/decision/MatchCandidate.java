package cn.jidu.decision;

import java.util.List;
import java.util.UUID;

/**
 * A pair that somebody may decide about.
 *
 * @param id of the pair, the same at every site and every time
 * @param subject what the row says of itself, as a hash of county, code and name
 * @param place an example: file, sheet and row, as {@code explain --row} takes it
 * @param rows how many say the same
 * @param enterprise its code and name
 * @param agreements what agrees and what does not, in words
 * @param level 强, 中 or 弱
 * @param effects the printed figures that accepting it would move, most important first; none where it was not tried
 * @param decided what was decided before on other evidence, in words; empty where nothing was
 */
public record MatchCandidate(
        String quarter,
        String id,
        String subject,
        String county,
        String code,
        String name,
        String source,
        String place,
        long rows,
        UUID enterpriseId,
        String enterprise,
        String agreements,
        String level,
        List<PairEffect> effects,
        String decided) {

    MatchCandidate named(String other) {
        return with(other, effects);
    }

    MatchCandidate affecting(List<PairEffect> moved) {
        return with(enterprise, moved);
    }

    private MatchCandidate with(String shown, List<PairEffect> moved) {
        return new MatchCandidate(
                quarter,
                id,
                subject,
                county,
                code,
                name,
                source,
                place,
                rows,
                enterpriseId,
                shown,
                agreements,
                level,
                moved,
                decided);
    }
}
