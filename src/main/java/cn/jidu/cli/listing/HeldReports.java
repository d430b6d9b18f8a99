package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Gate;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.release.HeldGate;
import cn.jidu.release.ReleaseDesk;
import cn.jidu.release.ReleaseDossier;
import cn.jidu.release.ReleaseDossiers;
import cn.jidu.release.ReleaseRefusedException;
import cn.jidu.run.RunSite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds the reports of a revision from their next step.
 *
 * @param byReport the gates that nobody answers for, by the report's name
 */
record HeldReports(SortedMap<String, List<HeldGate>> byReport) {
    private static final PackageTexts TEXTS = TerminalTexts.texts();

    /** None of a revision that cannot be released as it is, because definitions or program are others by now. */
    static HeldReports of(RunSite site, SortedMap<String, Gate> gates, Revision revision) {
        SortedMap<String, List<HeldGate>> held = new TreeMap<>();
        try {
            ReleaseDesk desk = new ReleaseDesk(site.database(), gates);
            for (ReleaseDossier dossier :
                    new ReleaseDossiers(site).of(revision.quarter(), revision.number(), Optional.empty())) {
                held.put(dossier.subject().name(), desk.held(dossier));
            }
        } catch (ReleaseRefusedException e) {
            return new HeldReports(new TreeMap<>());
        }
        return new HeldReports(held);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        byReport.forEach((name, gates) -> lines.add(
                gates.isEmpty()
                        ? TEXTS.get("status.unheld", name)
                        : TEXTS.get(
                                "status.heldBy",
                                name,
                                PackageTexts.listed(gates.stream()
                                        .map(g ->
                                                g.gate().code() + " " + g.gate().title())
                                        .toList()))));
        return lines;
    }

    List<Map<String, Object>> json() {
        List<Map<String, Object>> all = new ArrayList<>();
        byReport.forEach((name, gates) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("report", name);
            values.put("gates", gates.stream().map(g -> g.gate().code()).toList());
            all.add(values);
        });
        return all;
    }
}
