package cn.jidu.cli.release;

import cn.jidu.cli.terminal.ActorOptions;
import cn.jidu.cli.terminal.ActorOptions.ActingPerson;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.GivenReason;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Gate;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.release.HeldGate;
import cn.jidu.release.ReleaseAct;
import cn.jidu.release.ReleaseDossier;
import cn.jidu.release.ReleaseDossiers;
import cn.jidu.release.ReleaseHeldException;
import cn.jidu.release.ReleaseRefusedException;
import cn.jidu.release.ReleaseState;
import cn.jidu.release.ReleaseSubject;
import cn.jidu.run.RunSite;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which report of a revision something is done to, and by whom; the same for every step of a release. */
final class ReleaseOptions {
    private static final int REASONS_SHOWN = 5;

    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    ActorOptions actor = new ActorOptions();

    @Parameters(index = "0", paramLabel = "季度", description = "例如 2018Q2 或 2018年二季度")
    String quarter = "";

    @Parameters(index = "1", paramLabel = "修订号", description = "例如 r1 或 1")
    String revision = "";

    @Option(names = "--plan", paramLabel = "计划", description = "只办该计划的报告（默认为该修订的各个计划）")
    @Nullable
    String plan;

    @Option(names = "--reason", paramLabel = "理由", description = "理由，记入审计；放行门槛的理由印在报告上")
    @Nullable
    String reason;

    /**
     * What is open to a step.
     *
     * @param person who takes it
     */
    record OpenRelease(
            Database database, RunSite site, DefinitionLoader.Loaded loaded, ActingPerson person, ReleaseAct act) {
        /** @throws UsageException where the person decides about another area alone */
        void expectWithin(String area) {
            person.expectWithin(
                    area,
                    site.definitions().areas().get(area).name(),
                    site.definitions().areas());
        }
    }

    /** One step of one plan's report. */
    @FunctionalInterface
    interface ReleaseStep {
        /** @return how far it has come */
        ReleaseState take(ReleaseDossier dossier, OpenRelease open);
    }

    /**
     * Opens the site for someone who has the role.
     *
     * @param answered codes of gates that the person answers for
     * @return the exit status that the work ends with
     */
    int open(Clock clock, SiteRole role, List<String> answered, ToIntFunction<OpenRelease> work) {
        Optional<String> why = GivenReason.check(reason);
        DefinitionLoader.Loaded loaded = site.loaded();
        checkPlan(loaded);
        SiteHome home = site.findHome().orElseThrow(() -> new InputException(texts.get("input.home", site.home)));
        try (Database database = site.existingDatabase()) {
            ActingPerson person = actor.require(role, loaded, database);
            ReleaseAct act = new ReleaseAct(person.name(), clock.instant(), why, new TreeSet<>(answered));
            RunSite open = site.open(home, loaded.definitions().orElseThrow(), database, clock);
            return work.applyAsInt(new OpenRelease(database, open, loaded, person, act));
        }
    }

    /**
     * Takes the step for every plan that was asked for, and says how far each has come.
     *
     * @return the exit status
     */
    int take(OpenRelease open, ReleaseStep step) {
        int status = ExitCode.DONE;
        for (ReleaseDossier dossier : dossiers(open.site())) {
            status = Math.max(status, take(dossier.subject(), () -> step.take(dossier, open)));
        }
        return status;
    }

    private List<ReleaseDossier> dossiers(RunSite open) {
        try {
            return new ReleaseDossiers(open).of(quarter(), ListOptions.revision(revision), Optional.ofNullable(plan));
        } catch (ReleaseRefusedException e) {
            throw new InputException(told(e));
        }
    }

    /** What was published of the revision and not withdrawn: to recall it, nothing of it need be made again. */
    List<ReleaseSubject> published(OpenRelease open) {
        return new ReleaseDossiers(open.site())
                .published(quarter(), ListOptions.revision(revision), Optional.ofNullable(plan));
    }

    /** As {@link #published}; where there is nothing, that is said. */
    List<ReleaseSubject> publishedOrRefused(OpenRelease open) {
        List<ReleaseSubject> published = published(open);
        if (published.isEmpty()) {
            throw new InputException(texts.get("sign.notPublished", quarter(), "r" + ListOptions.revision(revision)));
        }
        return published;
    }

    private Quarter quarter() {
        return ListOptions.quarter(quarter).orElseThrow();
    }

    /** One step of one plan's report, told. */
    int take(ReleaseSubject subject, Supplier<ReleaseState> step) {
        try {
            ReleaseState state = step.get();
            System.out.println(texts.get("release.now", subject.name(), texts.get("release.state." + state.word())));
            return ExitCode.DONE;
        } catch (ReleaseHeldException e) {
            System.err.println("jidu: " + texts.get("release.held", subject.name()));
            e.gates().forEach(g -> lines(g).forEach(System.err::println));
            return ExitCode.HELD;
        } catch (ReleaseRefusedException e) {
            throw new UsageException(told(e));
        }
    }

    private List<String> lines(HeldGate held) {
        Gate gate = held.gate();
        List<String> shown =
                held.reasons().size() > REASONS_SHOWN ? held.reasons().subList(0, REASONS_SHOWN) : held.reasons();
        List<String> lines = new ArrayList<>();
        lines.add(texts.get(
                "release.gate",
                gate.code(),
                gate.title(),
                String.join(texts.get("enterprise.and"), shown),
                held.reasons().size() > shown.size()
                        ? texts.get("release.gate.more", held.reasons().size())
                        : ""));
        lines.add(texts.get("release.gate.action", gate.action()));
        if (gate.override()) {
            lines.add(texts.get("release.gate.override", gate.code()));
        }
        return lines;
    }

    private String told(ReleaseRefusedException refused) {
        // behind them where revisions are listed, for the text that says so
        return texts.get(
                refused.key(),
                Stream.concat(Arrays.stream(refused.arguments()).map(this::word), Stream.of(site.advise("status")))
                        .toArray());
    }

    /** As people call it. */
    private Object word(Object argument) {
        if (argument instanceof ReleaseState state) {
            return texts.get("release.state." + state.word());
        }
        return argument instanceof Instant instant ? SiteOptions.MINUTES.format(instant) : argument;
    }

    private void checkPlan(DefinitionLoader.Loaded loaded) {
        if (plan != null && !loaded.definitions().orElseThrow().plans().containsKey(plan)) {
            throw new UsageException(texts.get(
                    "usage.plan",
                    plan,
                    PackageTexts.listed(
                            loaded.definitions().orElseThrow().plans().keySet())));
        }
    }
}
