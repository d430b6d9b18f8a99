package cn.jidu.cli.terminal;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.FileCounts;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.report.view.CodeWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the files fared that a command took in: counts, why some were turned away or held, and which wait. */
public final class FilesSummary {
    private final PackageTexts texts = TerminalTexts.texts();
    private final FileCounts counts;
    private final List<String> waiting;
    private final SiteOptions site;

    /**
     * @param waiting names of files that were still being written
     * @param site where what is advised is to be done
     */
    public FilesSummary(List<ReceivedFile> deliveries, List<String> waiting, SiteOptions site) {
        this.site = site;
        this.counts = new FileCounts(deliveries);
        this.waiting = waiting;
    }

    /** Refused, held or unrecognised files, or rejected rows. */
    public boolean hasRefusals() {
        return counts.leaveWork();
    }

    /** How the files fared, and what is to be done about those that were not taken. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (counts.files().isEmpty()) {
            lines.add(texts.get("summary.nothing"));
        } else {
            told(lines);
        }
        waiting.forEach(name -> lines.add(texts.get("summary.waiting", name)));
        return lines;
    }

    private void told(List<String> lines) {
        lines.add(texts.get("summary.files", counts.files().size(), fates(counts)));
        lines.add(texts.get(
                "summary.rows",
                counts.read(),
                counts.loaded() - counts.held(),
                counts.held() == 0 ? "" : texts.get("summary.rows.held", counts.held()),
                counts.duplicate(),
                counts.rejected()));
        counts.files().stream()
                .filter(d -> !DeliveryState.OPEN.contains(d.fate())
                        && !d.understood().isEmpty())
                .forEach(d -> lines.add(texts.get("summary.understood", d.fileName(), d.understood())));
        counts.files().stream()
                .filter(d -> !d.heldAs().isEmpty())
                .forEach(d -> lines.add(
                        texts.get("summary.heldAlready", d.fileName(), d.message(), accept(d.heldAs(), site))));
        for (DeliveryState fate : DeliveryState.OPEN) {
            counts.files().stream().filter(d -> d.fate() == fate).forEach(d -> lines.add(line(d, site)));
        }
    }

    /** Why a file was turned away or held, and what settles it. */
    static String line(ReceivedFile d, SiteOptions site) {
        return TerminalTexts.texts()
                .get(
                        "summary." + d.fate(),
                        d.fileName(),
                        site.adviseWithin(d.message()),
                        d.reason(),
                        accept(d.fileName(), site),
                        CodeWords.ofProgram(d.reason()));
    }

    /** The command that lets a held file in. */
    static String accept(String file, SiteOptions site) {
        return site.advise(
                "deliveries",
                "--accept",
                file,
                "--reason",
                TerminalTexts.texts().get("advice.reason"));
    }

    /** How many files fared how; the members add up to all files. */
    static String fates(FileCounts counts) {
        return TerminalTexts.texts()
                .get(
                        "summary.fates",
                        counts.of(DeliveryState.LOADED),
                        whereAny(counts, DeliveryState.ACKNOWLEDGED) + whereAny(counts, DeliveryState.UNPACKED),
                        counts.of(DeliveryState.REFUSED),
                        counts.of(DeliveryState.HELD),
                        whereAny(counts, DeliveryState.UNRECOGNISED) + whereAny(counts, DeliveryState.COLLECTED));
    }

    /** A further member of the sum of files, empty where there is no such file. */
    private static String whereAny(FileCounts counts, DeliveryState fate) {
        long files = counts.of(fate);
        return files == 0 ? "" : TerminalTexts.texts().get("summary.files." + fate, files);
    }

    /** For programs, keys in this order: files and how many of them fared how, then rows. */
    public Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("files", counts.files().size());
        values.put("filesLoaded", counts.of(DeliveryState.LOADED));
        values.put("acknowledged", counts.of(DeliveryState.ACKNOWLEDGED));
        values.put("refused", counts.of(DeliveryState.REFUSED));
        values.put("held", counts.of(DeliveryState.HELD));
        values.put("unrecognised", counts.of(DeliveryState.UNRECOGNISED));
        values.put("unpacked", counts.of(DeliveryState.UNPACKED));
        values.put("waiting", waiting.size());
        values.put("read", counts.read());
        values.put("loaded", counts.loaded());
        values.put("duplicate", counts.duplicate());
        values.put("rejected", counts.rejected());
        return values;
    }
}
