package cn.jidu.reconcile.arrival;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryDecisions;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Full deliveries of one area and quarter that arrived together: two versions, or two halves of which one now replaces the
 * other. Only the department knows, so the one that is replaced says so.
 */
final class ArrivedTogether {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ArrivedTogether.class);

    private ArrivedTogether() {}

    /** @param replaced what the delivery replaces */
    static void note(JdbcTemplate db, List<CoverageCell> replaced, LoadedDelivery delivery) {
        for (Long earlier :
                replaced.stream().map(CoverageCell::deliveryId).distinct().toList()) {
            new DeliveryDecisions(db)
                    .noteTogether(earlier, delivery.id(), TEXTS.get("note.together", delivery.fileName()));
        }
    }
}
