package cn.jidu.cli.listing;

import cn.jidu.cli.listing.ImportedAnswers.KindOfAnswer;
import cn.jidu.cli.terminal.ActorOptions.ActingPerson;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.DecisionTable;
import cn.jidu.decision.DecisionTable.GivenDecision;
import cn.jidu.decision.DecisionTable.GivenWord;
import cn.jidu.decision.JudgedThing;
import cn.jidu.decision.JudgementTable;
import cn.jidu.decision.JudgementTable.GivenAnswer;
import cn.jidu.decision.MatchCandidate;
import cn.jidu.decision.MatchDecision;
import cn.jidu.decision.PairQuestions;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one person decides, agrees to, withdraws or judges. */
final class TakenDecisions {
    private final PairLists pairs;
    private final Database database;
    private final DecisionTable table;
    private final ActingPerson who;
    private final GivenWord word;
    private final PackageTexts texts = TerminalTexts.texts();

    /** @param word with the reason of what is not imported */
    TakenDecisions(PairLists pairs, ActingPerson who, GivenWord word) {
        this.pairs = pairs;
        this.database = pairs.database();
        this.table = new DecisionTable(database);
        this.who = who;
        this.word = word;
    }

    void agree(String handle) {
        expectWithin(standing(handle).county(), handle);
        table.agree(handle, word);
        System.out.println(texts.get("decide.agreed", handle));
    }

    void withdraw(String handle) {
        expectWithin(standing(handle).county(), handle);
        table.withdraw(handle, word);
        System.out.println(texts.get("decide.withdrawn", handle));
    }

    private MatchDecision standing(String handle) {
        return table.find(handle)
                .orElseThrow(() -> new InputException(
                        texts.get("input.noDecision", handle, pairs.site().advise("decide", "--decided"))));
    }

    /** Whose row it is. */
    void decide(KindOfAnswer answer) {
        if (JudgedThing.isId(answer.id())) {
            throw new UsageException(texts.get("usage.judged", answer.id()));
        }
        decide(List.of(answer));
    }

    /** Whether a finding is one, or a drawn match is right. */
    void judge(KindOfAnswer answer) {
        if (!JudgedThing.isId(answer.id())) {
            throw new UsageException(texts.get("usage.decided", answer.id()));
        }
        judge(List.of(answer));
    }

    /** What a county filled in; all of it is looked at before anything is kept. */
    void take(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(texts.get("input.file", file));
        }
        List<KindOfAnswer> answers = new ImportedAnswers(file, texts, this::asked).read();
        List<KindOfAnswer> judged =
                answers.stream().filter(a -> JudgedThing.isId(a.id())).toList();
        List<KindOfAnswer> decided =
                answers.stream().filter(a -> !JudgedThing.isId(a.id())).toList();
        if (answers.isEmpty()) {
            System.out.println(texts.get("decide.unanswered", file));
        }
        if (!decided.isEmpty()) {
            given(judged);
            decide(decided);
        }
        if (!judged.isEmpty()) {
            judge(judged);
        }
    }

    private Map<String, Map<String, String>> asked(List<String> ids) {
        Map<String, Map<String, String>> asked = new HashMap<>();
        pairs(ids).forEach((id, pair) -> asked.put(id, PairQuestions.asked(pair)));
        things(ids).forEach((id, thing) -> asked.put(id, thing.asked()));
        return asked;
    }

    private Map<String, MatchCandidate> pairs(List<String> ids) {
        return pairs.queue()
                .find(ids.stream().filter(id -> !JudgedThing.isId(id)).toList());
    }

    private Map<String, JudgedThing> things(List<String> ids) {
        List<String> judged = ids.stream().filter(JudgedThing::isId).toList();
        return judged.isEmpty()
                ? Map.of()
                : JudgedLists.of(database, pairs.definitions(), pairs.loaded().decisionBounds())
                        .find(judged);
    }

    private static List<String> ids(List<KindOfAnswer> answers) {
        return answers.stream().map(KindOfAnswer::id).toList();
    }

    private void decide(List<KindOfAnswer> answers) {
        Map<String, MatchCandidate> found = pairs(ids(answers));
        List<GivenDecision> given =
                answers.stream().map(a -> given(found.get(a.id()), a)).toList();
        int kept = table.decide(given);
        List<String> pending = given.stream()
                .filter(GivenDecision::needsSecond)
                .map(d -> d.candidate().id())
                .toList();
        System.out.println(texts.get("decide.kept", given.size(), kept, pending.isEmpty() ? "" : second(pending)));
    }

    /** How another person agrees to these. */
    private String second(List<String> pending) {
        return texts.get(
                "decide.second",
                pending.size(),
                who.known() ? texts.get("second.as") : "",
                pairs.site().advise("decide", "--agree", pending.get(0)));
    }

    private GivenDecision given(@Nullable MatchCandidate candidate, KindOfAnswer answer) {
        if (candidate == null) {
            throw new InputException(
                    texts.get("input.noCandidate", answer.id(), pairs.site().advise("decide")));
        }
        expectWithin(candidate.county(), answer.id());
        return new GivenDecision(
                candidate,
                answer.kind(),
                pairs.loaded()
                        .decisionBounds()
                        .takesTwo(candidate.source(), pairs.queue().amount(candidate)),
                because(answer));
    }

    private void judge(List<KindOfAnswer> answers) {
        List<GivenAnswer> given = given(answers);
        System.out.println(texts.get("decide.judged", given.size(), new JudgementTable(database).judge(given)));
    }

    private List<GivenAnswer> given(List<KindOfAnswer> answers) {
        Map<String, JudgedThing> found = things(ids(answers));
        return answers.stream().map(a -> given(found.get(a.id()), a)).toList();
    }

    private GivenAnswer given(@Nullable JudgedThing thing, KindOfAnswer answer) {
        if (thing == null) {
            throw new InputException(texts.get("input.noJudged", answer.id()));
        }
        expectWithin(thing.area(), answer.id());
        return new GivenAnswer(thing, answer.kind() == DecisionKind.MATCH, because(answer));
    }

    private GivenWord because(KindOfAnswer answer) {
        return new GivenWord(word.by(), answer.reason(), word.at());
    }

    private void expectWithin(String county, String id) {
        who.expectWithin(county, id, pairs.definitions().areas());
    }
}
