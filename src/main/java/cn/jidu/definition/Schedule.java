package cn.jidu.definition;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When the night runs, and who is sent what ({@code jobs/schedule.yml}). No figure follows from it, so that a change of
 * it makes no revision.
 *
 * @param timeZone in which the cron expression is read and days are counted
 * @param cron when the night begins, as Quartz writes it: second, minute, hour, day, month, weekday
 * @param reportDaysAfterQuarterEnd the day after quarter end on which its report is sent; 20: on the 20th of the month after
 * @param expectedFrom the quarter from which on departments owe files; empty: every quarter. What is backfilled is not late
 * @param keepDraftDays how long drafts stay that are neither the newest of their quarter nor under a release; empty: for good
 * @param subject of the mail, with the words of {@link Word} in braces
 * @param signing with what copies of releases are signed; empty: none are
 * @param operators mail addresses that are told how each night went; at least one
 */
public record Schedule(
        ZoneId timeZone,
        String cron,
        Misfire misfire,
        int reportDaysAfterQuarterEnd,
        Optional<Quarter> expectedFrom,
        Optional<Integer> keepDraftDays,
        String sender,
        String subject,
        Optional<SigningFiles> signing,
        List<String> operators,
        List<Recipient> recipients) {

    /** What becomes of a night that should have begun while nothing was there to begin it. */
    public enum Misfire {
        /** However many were missed, one is run at once. */
        RUN_ONCE,
        /** The next one comes at its time. */
        SKIP
    }

    /** What a subject may say, in braces and lower case: {@code {plan}}. */
    public enum Word {
        PLAN,
        AREA,
        QUARTER,
        REVISION
    }

    /** Which edition a recipient is sent. */
    public enum RecipientEdition {
        /** What was published. */
        RELEASE,
        /** What was not approved by anybody: for those who work on it. */
        DRAFT
    }

    /**
     * The site's own key. Neither of the files is kept here: names start from the site's home.
     *
     * @param key a PKCS#12 file with one private key and its certificates
     * @param password the file with its password
     */
    public record SigningFiles(String key, String password) {}

    /**
     * One who is sent the reports of one area.
     *
     * @param area code
     * @param plans keys; empty: every plan that has a report of the area
     * @param gets what leaves the house for him
     */
    public record Recipient(String name, String mail, String area, Set<String> plans, RecipientEdition gets) {
        public Recipient {
            plans = Set.copyOf(plans);
        }

        public boolean wants(String plan) {
            return plans.isEmpty() || plans.contains(plan);
        }
    }

    public Schedule {
        operators = List.copyOf(operators);
        recipients = List.copyOf(recipients);
    }

    /** The quarter that is worked on: the newest that has ended on the day. */
    public Quarter quarterOn(LocalDate day) {
        return Quarter.containing(day).previous();
    }

    /** The day from which on the quarter's report is sent. */
    public LocalDate reportDay(Quarter quarter) {
        return quarter.lastDay().plusDays(reportDaysAfterQuarterEnd);
    }
}
