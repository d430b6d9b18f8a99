package cn.jidu.deliver;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.deliver.NightOutcome.NightWork;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.FileCounts;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.StaleCauses;
import cn.jidu.reconcile.StaleWords;
import cn.jidu.release.ReleaseStanding;
import cn.jidu.report.view.CodeWords;
import java.util.ArrayList;
import java.util.List;

/** How a night went, in Chinese. */
public final class NightWords {
    private static final PackageTexts TEXTS = PackageTexts.chinese(NightWords.class);

    private final NightOutcome outcome;

    /** @param outcome the night that is told */
    public NightWords(NightOutcome outcome) {
        this.outcome = outcome;
    }

    /** One line: the date, and whether somebody has to look. */
    public String subject() {
        return TEXTS.get("night.subject", outcome.date(), TEXTS.get("night." + verdict()));
    }

    private String verdict() {
        if (outcome.stop().isPresent()) {
            return "failed";
        }
        return outcome.end() == NightEnd.GOOD ? "good" : "look";
    }

    /** One line for each thing to tell. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        outcome.stop().ifPresent(stop -> lines.add(TEXTS.get("night.failure", stop.why())));
        if (outcome.stop().isEmpty()) {
            outcome.emptied().ifPresent(inbox -> lines.add(TEXTS.get("night.emptied", inbox)));
            if (!outcome.hasPlan()) {
                lines.add(TEXTS.get("night.noPlan", outcome.quarter()));
            }
            if (!outcome.isMeasured()) {
                lines.add(TEXTS.get(unmeasured(), outcome.quarter(), outcome.reportDay()));
            }
            outcome.work().ifPresent(w -> work(w, lines));
            outstanding(lines);
            outcome.waiting().forEach(name -> lines.add(TEXTS.get("night.file.waiting", name)));
            overdue(lines);
            lines.addAll(outcome.stale());
            dispatches(lines);
        }
        return lines;
    }

    /** Where no plan runs there is no report that could be late. */
    private String unmeasured() {
        if (!outcome.isOverdue()) {
            return "night.waiting";
        }
        return outcome.hasPlan() ? "night.overdue" : "night.unmeasured";
    }

    private static void work(NightWork work, List<String> lines) {
        lines.add(TEXTS.get(
                work.isNew() ? "night.revision.new" : "night.revision.same", work.quarter(), work.revision()));
        FileCounts counts = new FileCounts(work.files());
        if (!work.files().isEmpty()) {
            lines.add(TEXTS.get(
                    "night.files",
                    work.files().size(),
                    counts.of(DeliveryState.LOADED),
                    whereAny(counts, DeliveryState.ACKNOWLEDGED) + whereAny(counts, DeliveryState.UNPACKED),
                    counts.of(DeliveryState.REFUSED),
                    counts.of(DeliveryState.HELD),
                    whereAny(counts, DeliveryState.UNRECOGNISED),
                    counts.rejected()));
        }
        lines.add(TEXTS.get("night.reports", work.reports()));
    }

    private void outstanding(List<String> lines) {
        List<ReceivedFile> files = outcome.outstanding();
        if (!files.isEmpty()) {
            lines.add(TEXTS.get("night.outstanding", files.size()));
            files.forEach(f -> lines.add(TEXTS.get(
                    "night.file." + f.fate(), f.fileName(), f.reason(), f.message(), CodeWords.ofProgram(f.reason()))));
        }
    }

    private void overdue(List<String> lines) {
        if (!outcome.overdue().isEmpty()) {
            lines.add(TEXTS.get("night.owed", outcome.quarter()));
            outcome.overdue().forEach(line -> lines.add("　" + line));
        }
    }

    /** A further member of the sum of files, empty where there is no such file. */
    private static String whereAny(FileCounts counts, DeliveryState fate) {
        long count = counts.of(fate);
        return count == 0 ? "" : TEXTS.get("night.files." + fate, count);
    }

    private void dispatches(List<String> lines) {
        if (outcome.isMeasured() && outcome.date().isBefore(outcome.reportDay())) {
            lines.add(TEXTS.get("night.notDue", outcome.reportDay()));
        }
        lines.addAll(dispatched(outcome.dispatches()));
    }

    /** What became of reports, releases and notices: a line for each kind and end, and one for each that failed. */
    public static List<String> dispatched(List<ReportDispatch> all) {
        List<String> lines = new ArrayList<>();
        for (ReportDispatch.DispatchKind kind : ReportDispatch.DispatchKind.values()) {
            for (ReportDispatch.DispatchState state : ReportDispatch.DispatchState.values()) {
                List<ReportDispatch> of = all.stream()
                        .filter(d -> d.kind() == kind && d.state() == state)
                        .toList();
                if (!of.isEmpty() && state != ReportDispatch.DispatchState.SENT_BEFORE) {
                    lines.add(TEXTS.get("night." + state, of.size(), TEXTS.get("night.kind." + kind)));
                }
                if (state == ReportDispatch.DispatchState.FAILED) {
                    of.forEach(d -> lines.add(failed(d)));
                }
            }
        }
        return lines;
    }

    /** Which old drafts were taken away; no line where none was. */
    public static List<String> cleaned(List<String> revisions) {
        return revisions.isEmpty() ? List.of() : List.of(TEXTS.get("night.cleaned", String.join("、", revisions)));
    }

    /** That a quarter no longer follows from what there is, and what made it so. */
    public static String stale(Quarter quarter, int revision, StaleCauses causes) {
        return TEXTS.get("night.stale", quarter, revision, StaleWords.chinese(causes));
    }

    /** @param command measures the quarters anew that are out of date, and no others */
    public static String rerun(String command) {
        return TEXTS.get("night.rerun", command);
    }

    /** That what holds as a release is not of the newest revision: nobody published that one, or it was recalled. */
    public static String overtaken(ReleaseStanding release) {
        String key = release.newestRecalled() ? "night.recalled" : "night.overtaken";
        return TEXTS.get(key, release.name(), release.newest());
    }

    /** That what a release rests on was made with other definitions, templates or another program, and is left alone. */
    public static String upgraded(Quarter quarter, int revision, String command) {
        return TEXTS.get("night.upgraded", quarter, revision, command);
    }

    private static String failed(ReportDispatch d) {
        return TEXTS.get(
                "night.notMailed",
                d.recipient().mail(),
                d.plan(),
                d.recipient().area(),
                d.reason().orElse(""));
    }
}
