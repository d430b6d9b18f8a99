package cn.jidu.decision;

import cn.jidu.decision.AnswerFile.CountyAnswer;
import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A sheet of questions as it came back, columns in whatever order.
 *
 * @param name empty of a text
 * @param lines each at its row's number
 */
record AnsweredSheet(Path file, String name, List<List<String>> lines) {
    private static final PackageTexts TEXTS = PackageTexts.chinese(AnsweredSheet.class);

    /** What an answer is read from. */
    private static final List<String> NEEDED = List.of(AnswerSheet.ID, AnswerSheet.ANSWER, AnswerSheet.REASON);

    /**
     * Of the lines that have one; none of a sheet that holds nothing. A line with the columns' names is a heading, and counts
     * for the lines below it.
     *
     * @throws DecisionRefusedException where a column lacks, or there are two of a name
     */
    List<CountyAnswer> answers() {
        List<CountyAnswer> answers = new ArrayList<>();
        List<String> head = List.of();
        for (int i = 0; i < lines.size(); i++) {
            List<String> line = lines.get(i);
            if (head.isEmpty() && !line.isEmpty()
                    || line.contains(AnswerSheet.ID) && line.contains(AnswerSheet.ANSWER)) {
                head = checked(line);
            } else if (!head.isEmpty()) {
                answers.add(answer(i + 1, head, line));
            }
        }
        return answers.stream().filter(a -> !a.answer().isEmpty()).toList();
    }

    /** The columns, from 0, of the id and the answer; of the first heading. */
    Set<Integer> answered() {
        return lines.stream()
                .filter(l -> !l.isEmpty())
                .findFirst()
                .map(head -> Stream.of(AnswerSheet.ID, AnswerSheet.ANSWER)
                        .map(head::indexOf)
                        .filter(column -> column >= 0)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** The file, and which sheet of it. */
    String place() {
        return name.isEmpty() ? file.toString() : TEXTS.get("answers.sheet", file, name);
    }

    private List<String> checked(List<String> head) {
        for (String needed : NEEDED) {
            int times = Collections.frequency(head, needed);
            if (times != 1) {
                throw new DecisionRefusedException(
                        TEXTS.get(times == 0 ? "answers.column" : "answers.twice", place(), needed));
            }
        }
        return head;
    }

    private CountyAnswer answer(int row, List<String> head, List<String> line) {
        Map<String, String> asked = new LinkedHashMap<>();
        IntStream.range(0, head.size()).forEach(i -> asked.putIfAbsent(head.get(i), cell(line, i)));
        List<String> given =
                NEEDED.stream().map(n -> String.valueOf(asked.remove(n))).toList();
        return new CountyAnswer(name, row, given.get(0), given.get(1), given.get(2), asked);
    }

    private static String cell(List<String> line, int column) {
        return column < line.size() ? FormulaGuard.original(line.get(column).strip()) : "";
    }
}
