package cn.jidu.release;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.Measure;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.reconcile.revision.Revisions.MadeWith;
import cn.jidu.report.data.DataFingerprint;
import cn.jidu.report.data.QuarterResults;
import cn.jidu.report.data.ReportData;
import cn.jidu.run.DefinitionBundle;
import cn.jidu.run.RunSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Finds what is known of reports that someone wants to release. */
public final class ReleaseDossiers {
    private final RunSite site;
    private final JdbcTemplate db;

    /** Only reads. */
    public ReleaseDossiers(RunSite site) {
        this.site = site;
        this.db = new JdbcTemplate(site.database().reader());
    }

    /**
     * Of every plan that the revision reports, or of the one that is named.
     *
     * @throws ReleaseRefusedException where there is no such revision, it reports no such plan, or definitions, templates or
     *     program are others than it was made with
     */
    public List<ReleaseDossier> of(Quarter quarter, int number, Optional<String> plan) {
        Revision revision = new Revisions(db)
                .find(quarter, number)
                .orElseThrow(() -> new ReleaseRefusedException("release.noRevision", quarter, "r" + number));
        expectSameDefinitions(revision);
        ReportData data = new ReportData(db, site.definitions(), site.program(), revision);
        QuarterResults results = data.results(new Measure(site.database(), site.definitions()), Optional.empty());
        List<ReleaseDossier> dossiers = site.definitions().plans().values().stream()
                .filter(p -> plan.isEmpty() || plan.get().equals(p.key()))
                .filter(p -> results.measurements().stream()
                        .anyMatch(m -> m.plan().equals(p.key()) && m.quarter().equals(quarter)))
                .map(p -> dossier(p, revision, results, data))
                .toList();
        if (dossiers.isEmpty()) {
            throw new ReleaseRefusedException("release.noReport", quarter, "r" + number, plan.orElse(""));
        }
        return dossiers;
    }

    /**
     * What was published of the revision and stands, whatever definitions, templates and program are by now: a release can
     * always be recalled.
     */
    public List<ReleaseSubject> published(Quarter quarter, int number, Optional<String> plan) {
        return PublishedReleases.of(db).all().stream()
                .filter(r -> r.quarter().equals(quarter) && r.revision() == number && r.stands())
                .filter(r -> plan.isEmpty() || plan.get().equals(r.plan()))
                .flatMap(r -> Optional.ofNullable(site.definitions().plans().get(r.plan()))
                        .map(p -> new ReleaseSubject(
                                p, new Revisions(db).find(quarter, number).orElseThrow(), r.boundHash()))
                        .stream())
                .toList();
    }

    /** What was made with others cannot be made again as it was. */
    private void expectSameDefinitions(Revision revision) {
        boolean same = new Revisions(db)
                .madeWith(revision)
                .equals(new MadeWith(DefinitionBundle.hash(site.definitions(), site.templates()), site.program()));
        if (!same) {
            throw new ReleaseRefusedException("release.otherDefinitions", revision.quarter(), "r" + revision.number());
        }
    }

    private ReleaseDossier dossier(Plan plan, Revision revision, QuarterResults results, ReportData data) {
        String bound = DataFingerprint.of(results, data.provenance(), plan).hash();
        String quarter = revision.quarter().toString();
        String number = "r" + revision.number();
        Path drafts = site.home().reports().resolve(quarter).resolve(number);
        Path released =
                site.home().releases().resolve(plan.key()).resolve(quarter).resolve(number);
        return new ReleaseDossier(new ReleaseSubject(plan, revision, bound), results, data, drafts, released);
    }
}
