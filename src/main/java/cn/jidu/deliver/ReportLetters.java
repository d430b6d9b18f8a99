package cn.jidu.deliver;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.release.PublishedRelease;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the letters to recipients say, in Chinese. */
final class ReportLetters {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ReportLetters.class);
    /** All dates are those of Chinese governments. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日H时mm分").withZone(ZoneId.of("Asia/Shanghai"));

    private final Definitions definitions;
    private final Schedule schedule;

    ReportLetters(Definitions definitions, Schedule schedule) {
        this.definitions = definitions;
        this.schedule = schedule;
    }

    MailLetter draft(ReportDispatch to, List<Path> files) {
        String text = TEXTS.get(
                "letter.report",
                to.recipient().name(),
                plan(to.plan()),
                to.quarter().chinese(),
                area(to),
                to.revision(),
                schedule.sender());
        return letter(to, TEXTS.get("letter.report.subject", subject(to)), text, files);
    }

    /** @param replaced what he was sent of the quarter before; empty where nothing was */
    MailLetter release(
            ReportDispatch to, PublishedRelease release, Optional<PublishedRelease> replaced, List<Path> files) {
        String text = TEXTS.get(
                "letter.release",
                to.recipient().name(),
                plan(to.plan()),
                to.quarter().chinese(),
                area(to),
                to.revision(),
                time(release.publishedAt()),
                replaced.map(r -> TEXTS.get("letter.replaces", r.revision(), time(r.publishedAt())))
                        .orElse(""),
                schedule.sender());
        return letter(to, subject(to), text, files);
    }

    /** @param current what holds instead; empty where nothing does */
    MailLetter recall(ReportDispatch to, PublishedRelease recalled, Optional<PublishedRelease> current) {
        String text = TEXTS.get(
                "letter.recall",
                to.recipient().name(),
                recalled(to.plan(), to.recipient().area(), recalled, current),
                schedule.sender());
        return letter(to, TEXTS.get("letter.recall.subject", subject(to)), text, List.of());
    }

    /** What stands beside the files that are no longer to be used. */
    String recalled(String plan, String area, PublishedRelease release, Optional<PublishedRelease> current) {
        String name = TEXTS.get(
                "letter.what",
                plan(plan),
                release.quarter().chinese(),
                area(area),
                release.revision(),
                time(release.publishedAt()));
        String now = current.map(c -> TEXTS.get("letter.current", c.revision(), time(c.publishedAt())))
                .orElseGet(() -> TEXTS.get("letter.none"));
        return release.recall()
                .map(r -> TEXTS.get("letter.recalled", name, time(r.at()), r.reason(), now))
                .orElseGet(() -> TEXTS.get("letter.superseded", name, now));
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private String plan(String key) {
        return Optional.ofNullable(definitions.plans().get(key))
                .map(Plan::title)
                .orElse(key);
    }

    private String area(ReportDispatch to) {
        return area(to.recipient().area());
    }

    private String area(String code) {
        return definitions.areas().findByCode(code).map(Area::name).orElse(code);
    }

    private String subject(ReportDispatch to) {
        return schedule.subject()
                .replace("{plan}", plan(to.plan()))
                .replace("{area}", area(to))
                .replace("{quarter}", to.quarter().chinese())
                .replace("{revision}", "r" + to.revision());
    }

    private MailLetter letter(ReportDispatch to, String subject, String text, List<Path> files) {
        return new MailLetter(schedule.sender(), to.recipient().mail(), subject, text, files, Optional.of(id(to)));
    }

    private String id(ReportDispatch to) {
        String what = String.join(
                "/",
                to.kind().name().toLowerCase(Locale.ROOT),
                to.plan(),
                to.recipient().area(),
                to.recipient().mail(),
                to.quarter().toString(),
                "r" + to.revision());
        UUID name = UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
        return "<" + name + schedule.sender().substring(schedule.sender().indexOf('@')) + ">";
    }
}
