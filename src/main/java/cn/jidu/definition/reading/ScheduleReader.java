package cn.jidu.definition.reading;

import cn.jidu.definition.KindNames;
import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.Schedule;
import cn.jidu.definition.Schedule.RecipientEdition;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.yaml.ProblemList;
import cn.jidu.definition.yaml.YamlMapping;
import cn.jidu.definition.yaml.YamlNode;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.quartz.CronExpression;

/** Reads {@code schedule.yml}, which a site without a night does without. */
final class ScheduleReader {
    static final String FILE = "schedule.yml";
    private static final Pattern WORD = Pattern.compile("\\{([^}]*)}");
    /** The program itself says so before the subject of a draft: a release would carry it too. */
    private static final String DRAFT = "草稿";

    private static final int LATEST_DAY = 80;

    private final AreaTree areas;
    private final SortedMap<String, Plan> plans;
    private final Set<String> planKeys;
    private final Set<String> seen = new HashSet<>();
    private final ProblemList warnings;

    /**
     * @param planKeys of all plans, those with a mistake too
     * @param warnings what is odd and stops nothing: a plan ends, and its recipients stay in the list
     */
    ScheduleReader(AreaTree areas, SortedMap<String, Plan> plans, Set<String> planKeys, ProblemList warnings) {
        this.warnings = warnings;
        this.areas = areas;
        this.plans = plans;
        this.planKeys = planKeys;
    }

    Optional<Schedule> read(DefinitionFiles files, ProblemList problems) {
        return Optional.ofNullable(files.contents().get(FILE))
                .flatMap(bytes -> YamlNode.parse(FILE, bytes, problems))
                .map(this::schedule);
    }

    private Schedule schedule(YamlNode root) {
        YamlMapping m = root.mapping(
                "timeZone",
                "cron",
                "misfire",
                "reportDaysAfterQuarterEnd",
                "expectedFrom",
                "keepDraftDays",
                "sender",
                "subject",
                "signing",
                "operators",
                "recipients");
        List<String> operators =
                m.items("operators").stream().map(ScheduleReader::mail).toList();
        if (m.find("operators").isPresent() && operators.isEmpty()) {
            m.problem("operators", "schedule.noOperator");
        }
        return new Schedule(
                m.get("timeZone").map(ScheduleReader::zone).orElse(ZoneOffset.UTC),
                m.get("cron").map(ScheduleReader::cron).orElse(""),
                m.get("misfire").map(n -> n.choice(Schedule.Misfire.RUN_ONCE)).orElse(Schedule.Misfire.RUN_ONCE),
                m.get("reportDaysAfterQuarterEnd").map(ScheduleReader::days).orElse(1),
                m.find("expectedFrom").flatMap(ScheduleReader::quarter),
                m.find("keepDraftDays").map(ScheduleReader::kept),
                m.get("sender").map(ScheduleReader::mail).orElse(""),
                m.get("subject").map(ScheduleReader::subject).orElse(""),
                m.find("signing").map(ScheduleReader::signing),
                operators,
                m.items("recipients").stream().map(this::recipient).toList());
    }

    private static ZoneId zone(YamlNode node) {
        String text = node.text();
        try {
            return text.isEmpty() ? ZoneOffset.UTC : ZoneId.of(text);
        } catch (DateTimeException e) {
            node.problem("schedule.timeZone", text);
            return ZoneOffset.UTC;
        }
    }

    /** Checked by the parser that will read it at night. */
    private static String cron(YamlNode node) {
        String text = node.text();
        try {
            CronExpression.validateExpression(text);
        } catch (ParseException e) {
            node.problem("schedule.cron", text, String.valueOf(e.getMessage()));
        }
        return text;
    }

    private static int days(YamlNode node) {
        int days = node.integer();
        if (days < 1 || days > LATEST_DAY) {
            node.problem("schedule.reportDays", days);
        }
        return days;
    }

    private static int kept(YamlNode node) {
        int days = node.integer();
        if (days < 1) {
            node.problem("schedule.keepDraftDays", days);
        }
        return days;
    }

    private static Optional<Quarter> quarter(YamlNode node) {
        String text = node.text();
        Optional<Quarter> quarter = Quarter.find(text);
        if (quarter.isEmpty() && !text.isEmpty()) {
            node.problem("schedule.quarter", text);
        }
        return quarter;
    }

    private static String mail(YamlNode node) {
        String text = node.text();
        if (!text.isEmpty() && !text.matches("[\\w.+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+")) {
            node.problem("schedule.mail", text);
        }
        return text;
    }

    private static String subject(YamlNode node) {
        Set<String> words = Arrays.stream(Schedule.Word.values())
                .map(w -> w.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        String text = node.text();
        if (text.contains(DRAFT)) {
            node.problem("schedule.draft", DRAFT);
        }
        for (Matcher m = WORD.matcher(text); m.find(); ) {
            if (!words.contains(m.group(1))) {
                node.problem(
                        "schedule.word",
                        m.group(1),
                        ProblemList.suggestion(m.group(1), words),
                        ProblemList.listed(words));
            }
        }
        return text;
    }

    private static Schedule.SigningFiles signing(YamlNode node) {
        YamlMapping m = node.mapping("key", "password");
        return new Schedule.SigningFiles(m.text("key"), m.text("password"));
    }

    private Schedule.Recipient recipient(YamlNode node) {
        YamlMapping m = node.mapping("name", "mail", "area", "plans", "gets");
        String mail = m.get("mail").map(ScheduleReader::mail).orElse("");
        String area = m.text("area");
        List<String> wanted = m.findItems("plans").stream()
                .map(n -> n.reference(KindNames.PLAN, planKeys))
                .toList();
        RecipientEdition gets =
                m.find("gets").map(n -> n.choice(RecipientEdition.RELEASE)).orElse(RecipientEdition.RELEASE);
        if (!area.isEmpty() && !seen.add(mail + " " + area + " " + gets)) {
            m.problem("mail", "schedule.twice", mail, area);
        }
        checkReports(m, area, wanted);
        return new Schedule.Recipient(m.text("name"), mail, area, new HashSet<>(wanted), gets);
    }

    private void checkReports(YamlMapping m, String area, List<String> wanted) {
        if (area.isEmpty()) {
            return;
        }
        if (!areas.contains(area)) {
            m.problem("area", "plan.area", area);
        } else if (wanted.isEmpty() && plans.values().stream().noneMatch(p -> areas.isWholeOrPart(area, p.area()))) {
            warnings.add(FILE, m.lineOf("area"), "schedule.noPlan", area);
        }
        wanted.stream()
                .filter(p -> areas.contains(area)
                        && plans.containsKey(p)
                        && !areas.isWholeOrPart(area, plans.get(p).area()))
                .forEach(p -> warnings.add(FILE, m.lineOf("area"), "schedule.noReport", area, p));
    }
}
