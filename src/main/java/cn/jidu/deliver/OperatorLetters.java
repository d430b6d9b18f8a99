package cn.jidu.deliver;

import cn.jidu.definition.Schedule;
import cn.jidu.definition.text.PackageTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Those who look after the nights. */
public final class OperatorLetters {
    private static final PackageTexts TEXTS = PackageTexts.chinese(OperatorLetters.class);

    private final Schedule schedule;
    private final Optional<Mailer> mailer;

    /** @param server empty: nobody is told by mail */
    public OperatorLetters(Schedule schedule, Optional<MailServer> server) {
        this.schedule = schedule;
        this.mailer = server.map(Mailer::new);
    }

    /**
     * Mails to each of them how the night went.
     *
     * @param log where more about it can be read
     * @return whom it did not reach and why, a line each; empty where there is no mail server
     */
    public List<String> tell(NightOutcome outcome, String log) {
        NightWords words = new NightWords(outcome);
        return tell(words.subject(), words.lines(), log);
    }

    /**
     * Mails to each of them that the nights have lost their database.
     *
     * @param why in one line
     * @param isBack whether it could be reached again
     * @return as of {@link #tell}
     */
    public List<String> tellOfLostDatabase(String why, boolean isBack, String log) {
        List<String> lines = List.of(
                TEXTS.get("night.database.why", why),
                TEXTS.get(isBack ? "night.database.back" : "night.database.gone"));
        return tell(TEXTS.get("night.database.subject"), lines, log);
    }

    private List<String> tell(String subject, List<String> lines, String log) {
        String text = String.join("\n", lines) + "\n\n" + TEXTS.get("night.log", log) + "\n";
        List<String> untold = new ArrayList<>();
        mailer.ifPresent(m -> schedule.operators().forEach(operator -> {
            try {
                m.send(new MailLetter(schedule.sender(), operator, subject, text, List.of(), Optional.empty()));
            } catch (NotMailedException e) {
                untold.add(TEXTS.get("night.untold", operator, String.valueOf(e.getMessage())));
            }
        }));
        return untold;
    }
}
