package cn.jidu.report.month;

import cn.jidu.report.view.ItemPart;
import cn.jidu.report.view.PlanView;
import cn.jidu.report.view.ReportPart;
import java.util.ArrayList;
import java.util.List;

/** Who sent for the month, who said that there is nothing, and who owes. */
final class SenderPart {
    /** More are counted. */
    private static final int NAMED = 16;

    private final PlanView view;
    private final MonthSenders senders;

    SenderPart(PlanView view, MonthSenders senders) {
        this.view = view;
        this.senders = senders;
    }

    ReportPart part() {
        List<ReportPart.PartRow> rows = new ArrayList<>();
        told(rows, "senders.owing", senders.owing());
        told(rows, "senders.nil", senders.nil());
        told(rows, "senders.sent", senders.sent());
        return ItemPart.of(view, "senders", rows, List.of(view.text("note.senders")));
    }

    private void told(List<ReportPart.PartRow> rows, String key, List<String> names) {
        if (!names.isEmpty()) {
            rows.add(ItemPart.row(view.text(key, names.size()), named(view, names, NAMED)));
        }
    }

    /** The first ones by name; how many there are where these are not all. */
    static String named(PlanView view, List<String> names, int most) {
        String shown = String.join("、", names.subList(0, Math.min(most, names.size())));
        return names.size() > most ? view.text("senders.more", shown, names.size()) : shown;
    }
}
