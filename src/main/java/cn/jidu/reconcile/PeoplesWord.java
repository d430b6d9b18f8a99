package cn.jidu.reconcile;

import cn.jidu.adjustment.RevisionAdjustments;
import cn.jidu.definition.Quarter;
import cn.jidu.reconcile.match.MatchDecisions;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a quarter follows from that people said: decisions about matches, and adjustments of figures. */
final class PeoplesWord {
    private PeoplesWord() {}

    /** As a text: the same where the same follows from it; empty where nobody said anything. */
    static String of(JdbcTemplate db, Quarter quarter) {
        return Stream.of(MatchDecisions.hash(db, quarter), new RevisionAdjustments(db).inputs(quarter))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
