package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.UsageException;
import cn.jidu.decision.AnswerFile;
import cn.jidu.decision.AnswerFile.CountyAnswer;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.JudgedThing;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.text.ShownText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The answers of a file that a county filled in: they are the importer's, and name the file. */
final class ImportedAnswers {
    private static final Pattern ID = Pattern.compile("[0-9a-zA-Z]{1,20}");
    /** A file may be wrong from end to end. */
    private static final int MOST_FAULTS = 10;

    private static final int LONGEST = 60;

    private final Path file;
    private final PackageTexts texts;
    private final AskedThings asked;

    ImportedAnswers(Path file, PackageTexts texts, AskedThings asked) {
        this.file = file;
        this.texts = texts;
        this.asked = asked;
    }

    /** @param reason as filled in, with the file that it stands in */
    record KindOfAnswer(String id, DecisionKind kind, String reason) {}

    /** What may be answered now. */
    interface AskedThings {
        /** @return of those that there are: what is asked, by column */
        Map<String, Map<String, String>> of(List<String> ids);
    }

    /** @throws UsageException with every line whose answer cannot be used, as far as they are few */
    List<KindOfAnswer> read() {
        List<CountyAnswer> answers = answers();
        List<String> faults = faults(answers);
        if (!faults.isEmpty()) {
            String told = faults.stream().limit(MOST_FAULTS).collect(Collectors.joining(texts.get("list.and")));
            throw new UsageException(texts.get(
                    "usage.answers",
                    file,
                    faults.size() <= MOST_FAULTS ? told : texts.get("answers.more", told, faults.size())));
        }
        // whoever says the same twice says it once
        Map<String, KindOfAnswer> once = new LinkedHashMap<>();
        answers.forEach(a -> once.putIfAbsent(a.id(), answer(a)));
        return List.copyOf(once.values());
    }

    private List<String> faults(List<CountyAnswer> answers) {
        Map<String, Map<String, String>> things = asked.of(answers.stream()
                .map(CountyAnswer::id)
                .filter(ID.asMatchPredicate())
                .distinct()
                .toList());
        Map<String, CountyAnswer> firsts = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (CountyAnswer a : answers) {
            CountyAnswer first = firsts.computeIfAbsent(a.id(), id -> a);
            fault(a, first, Optional.ofNullable(things.get(a.id())))
                    .map(fault -> place(a) + fault)
                    .ifPresent(faults::add);
        }
        return faults;
    }

    private Optional<String> fault(CountyAnswer a, CountyAnswer first, Optional<Map<String, String>> thing) {
        if (!isAnswer(a)) {
            String key = a.sheet().isEmpty() ? "answers.wrong" : "answers.wrongOnSheet";
            return Optional.of(texts.get(key, shown(a.answer())));
        }
        if (thing.isEmpty()) {
            return Optional.of(texts.get("answers.unknown", shown(a.id())));
        }
        if (!first.answer().equals(a.answer())) {
            return Optional.of(texts.get("answers.contradicts", a.id(), a.answer(), place(first), first.answer()));
        }
        return thing.get().entrySet().stream()
                .filter(t -> a.asked().containsKey(t.getKey()))
                .filter(t -> !saysTheSame(t.getValue(), String.valueOf(a.asked().get(t.getKey()))))
                .map(t -> texts.get(
                        "answers.changed",
                        t.getKey(),
                        shown(String.valueOf(a.asked().get(t.getKey()))),
                        shown(t.getValue())))
                .findFirst();
    }

    /** Spaces, breaks and marks change on the way; a text of digits alone becomes a number where a CSV is opened. */
    private static boolean saysTheSame(String asked, String written) {
        return asked.matches("[0-9]{12,}") && written.matches("[0-9](\\.[0-9]+)?E\\+[0-9]+")
                || bare(asked).equals(bare(written));
    }

    private static String bare(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static String shown(String text) {
        return ShownText.text(text, LONGEST);
    }

    private String place(CountyAnswer a) {
        return a.sheet().isEmpty()
                ? texts.get("answers.row", a.row())
                : texts.get("answers.rowOnSheet", a.row(), a.sheet());
    }

    /** 都不是 is said of a row, not of a finding or a match. */
    private static boolean isAnswer(CountyAnswer a) {
        return DecisionKind.findByAnswer(a.answer())
                .filter(k -> k != DecisionKind.NONE || !JudgedThing.isId(a.id()))
                .isPresent();
    }

    private KindOfAnswer answer(CountyAnswer a) {
        String name = String.valueOf(file.getFileName());
        return new KindOfAnswer(
                a.id(),
                DecisionKind.findByAnswer(a.answer()).orElseThrow(),
                a.reason().isEmpty()
                        ? texts.get("answers.file", name)
                        : texts.get("answers.reason", ShownText.text(a.reason()), name));
    }

    private List<CountyAnswer> answers() {
        try {
            Path work = Files.createTempDirectory("jidu-answers-");
            try {
                return new AnswerFile(file).read(work);
            } finally {
                Files.deleteIfExists(work);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
