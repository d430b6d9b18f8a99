package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.UsageException;
import cn.jidu.decision.AnswerFile;
import cn.jidu.decision.AnswerFile.CountyAnswer;
import cn.jidu.decision.DecisionKind;
import cn.jidu.decision.JudgedThing;
import cn.jidu.definition.text.PackageTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The answers of a file that a county filled in: they are the importer's, and name the file. */
final class ImportedAnswers {
    private final Path file;
    private final PackageTexts texts;

    ImportedAnswers(Path file, PackageTexts texts) {
        this.file = file;
        this.texts = texts;
    }

    /** @param reason as filled in, with the file that it stands in */
    record KindOfAnswer(String id, DecisionKind kind, String reason) {}

    /** @throws UsageException with every line whose answer is none */
    List<KindOfAnswer> read() {
        List<CountyAnswer> answers = answers();
        String wrong = answers.stream()
                .filter(a -> !isAnswer(a))
                .map(a -> a.sheet().isEmpty()
                        ? texts.get("answers.wrong", a.row(), a.answer())
                        : texts.get("answers.wrongOnSheet", a.row(), a.answer(), a.sheet()))
                .collect(Collectors.joining(texts.get("list.and")));
        if (!wrong.isEmpty()) {
            throw new UsageException(texts.get("usage.answers", file, wrong));
        }
        return answers.stream().map(this::answer).toList();
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
                a.reason().isEmpty() ? texts.get("answers.file", name) : texts.get("answers.reason", a.reason(), name));
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
