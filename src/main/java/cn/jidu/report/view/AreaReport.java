package cn.jidu.report.view;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * The report of one plan for one area, ready to be printed: every number is rounded, every word chosen.
 *
 * @param area code; names the files
 * @param head the texts of the title block by their name in the template (title, area, period, asOf, revision, edition, code)
 * @param summary the paragraphs of page one: the first says how the plan stands
 * @param form which of the parts stand on pages
 * @param lists what only the workbook has, too long for pages
 */
public record AreaReport(
        String area,
        ReportForm form,
        LocalDate asOf,
        Map<String, String> head,
        List<String> summary,
        List<ReportPart> parts,
        List<ReportPart> lists) {
    public AreaReport {
        head = Map.copyOf(head);
        summary = List.copyOf(summary);
        parts = List.copyOf(parts);
        lists = List.copyOf(lists);
    }

    /** With other parts. */
    public AreaReport with(List<ReportPart> others) {
        return new AreaReport(area, form, asOf, head, summary, others, lists);
    }

    /** A text of the title block; empty where there is none. */
    public String text(String name) {
        return head.getOrDefault(name, "");
    }
}
