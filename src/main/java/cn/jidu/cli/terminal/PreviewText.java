package cn.jidu.cli.terminal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.RowChanges;
import cn.jidu.reconcile.RowChanges.Replaced;
import cn.jidu.reconcile.RowChanges.RowChange;
import cn.jidu.reconcile.StaleWords;
import cn.jidu.report.view.CodeWords;
import cn.jidu.run.PreviewResult;
import cn.jidu.run.PreviewResult.DoubtfulRow;
import cn.jidu.run.PreviewResult.Figures;
import cn.jidu.run.PreviewResult.FoundRow;
import cn.jidu.run.PreviewResult.IfAccepted;
import cn.jidu.run.PreviewResult.RejectedRow;
import cn.jidu.run.PreviewResult.StaleRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A preview as people read it. */
public final class PreviewText {
    /** Parts of deliveries that are named one by one. */
    private static final int REPLACED_LISTED = 20;

    private final PackageTexts texts = TerminalTexts.texts();
    private final PreviewResult previewed;
    private final Definitions definitions;
    private final CodeWords words;
    private final boolean all;
    private final List<String> lines = new ArrayList<>();

    /** @param all whether figures are told that do not move */
    public PreviewText(PreviewResult previewed, Definitions definitions, boolean all) {
        this.previewed = previewed;
        this.definitions = definitions;
        this.words = new CodeWords(definitions);
        this.all = all;
    }

    /** What a preview says. */
    public String text() {
        lines.clear();
        say("preview.head");
        previewed.files().forEach(this::file);
        previewed.waiting().forEach(name -> say("preview.waiting", name));
        previewed.rejects().forEach(this::rejects);
        previewed.findings().forEach(f -> findings("preview.findings", f));
        previewed.heldFindings().forEach(f -> findings("preview.findings.held", f));
        previewed.rows().forEach(this::rows);
        figures(previewed.figures());
        previewed.ifAccepted().ifPresent(this::ifAccepted);
        previewed.stale().forEach(this::stale);
        return String.join(System.lineSeparator(), lines);
    }

    private void figures(Optional<Figures> figures) {
        lines.addAll(figures.map(f -> new FigureLines(f, definitions, all).lines())
                .orElse(List.of(texts.get("preview.nothing"))));
    }

    private void ifAccepted(IfAccepted accepted) {
        say("preview.ifAccepted", texts.listed(accepted.files().stream()));
        accepted.rows().forEach(this::rows);
        figures(accepted.figures());
    }

    /** Files that came since are named beside the figures in which they have their part. */
    private void stale(StaleRevision stale) {
        if (previewed.figures().isEmpty() || !stale.causes().retracted().isEmpty()) {
            say("preview.stale.now", stale.quarter(), stale.number(), StaleWords.terminal(stale.causes()));
        }
    }

    private void file(ReceivedFile d) {
        lines.add(FileLine.text(d));
        if (!d.message().isEmpty()) {
            lines.add("  "
                    + (d.reason().isEmpty()
                            ? d.message()
                            : texts.get("preview.refused", d.reason(), d.message(), words.name(d.reason()))));
        }
    }

    private void rejects(FoundRow<RejectedRow> found) {
        say("preview.rejects", found.code(), found.count(), words.name(found.code()));
        for (RejectedRow r : found.first()) {
            lines.add("  " + new RejectWords().line(found.code(), r));
        }
        more(found.count() - found.first().size());
    }

    private void findings(String heading, FoundRow<DoubtfulRow> found) {
        say(heading, found.code(), found.count(), words.name(found.code()));
        found.first().forEach(f -> lines.add("  " + f.message()));
        more(found.count() - found.first().size());
    }

    private void rows(RowChanges changes) {
        Source source = Objects.requireNonNull(definitions.sources().get(changes.source()), changes.source());
        long replaced = changes.replaced().stream().mapToLong(Replaced::rows).sum();
        say(
                "preview.rows",
                source.title(),
                changes.quarter(),
                replaced,
                changes.added(),
                changes.changed(),
                changes.same(),
                changes.gone());
        changes.replaced().stream().limit(REPLACED_LISTED).forEach(r -> replaced(source, r));
        more(changes.replaced().stream()
                .skip(REPLACED_LISTED)
                .mapToLong(Replaced::rows)
                .sum());
        changes.first().forEach(r -> row(r, changes.quarter()));
        more(changes.added()
                + changes.changed()
                + changes.gone()
                - changes.first().size());
    }

    private void replaced(Source source, Replaced part) {
        String value = part.replaceValue();
        String of = areaName(part.area()) + (value.isEmpty() ? "" : " " + definitions.replacedName(source, value));
        lines.add("  " + texts.get("preview.replaced", part.file(), of, part.rows()));
    }

    private void row(RowChange row, Quarter quarter) {
        String fields = texts.listed(row.fields().stream()
                .map(f -> texts.get("preview.field", f.field(), shown(f.before()), shown(f.after()))));
        lines.add("  "
                + texts.get("preview.row." + row.kind(), shownKey(row.key(), quarter), row.file(), row.row(), fields));
    }

    /** Without the quarter, which the heading says; of a row without a code, that it has none. */
    private String shownKey(String key, Quarter quarter) {
        String shown = Stream.of(key.split("\\|", -1))
                .filter(part -> !part.equals(quarter.toString()))
                .collect(Collectors.joining("|"));
        return shown.isEmpty() ? texts.get("decide.noCode") : shown;
    }

    private void more(long rows) {
        if (rows > 0) {
            lines.add("  " + texts.get("preview.more", rows));
        }
    }

    private String shown(String value) {
        return value.isEmpty() ? texts.get("preview.empty") : value;
    }

    private String areaName(String code) {
        return definitions.areas().findByCode(code).map(a -> a.name()).orElse(code);
    }

    private void say(String key, Object... arguments) {
        lines.add(texts.get(key, arguments));
    }
}
