package cn.jidu.decision;

import java.time.Instant;
import java.util.Optional;

/**
 * A decision as it is kept.
 *
 * @param handle by which people name it: the id of the pair; of a row that is of no enterprise one of its own
 * @param enterprise code and name as they stood; empty where the row is of none
 * @param evidence what agreed and what did not, as it stood
 * @param second who agreed, where it took two
 * @param isPending whether a second person has to agree before it counts
 * @param withdrawn who took it back; empty where it stands
 */
public record MatchDecision(
        String handle,
        DecisionKind kind,
        String county,
        String code,
        String name,
        String enterprise,
        String fromQuarter,
        String reason,
        String evidence,
        String by,
        Instant at,
        Optional<String> second,
        boolean isPending,
        Optional<String> withdrawn) {}
