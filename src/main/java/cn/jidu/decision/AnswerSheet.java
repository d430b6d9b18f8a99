package cn.jidu.decision;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sheet of questions: what is asked about stands between its id and the two columns for the answer.
 *
 * @param columns of what is asked about
 * @param rows each the id, then the columns
 */
public record AnswerSheet(String title, List<String> columns, List<List<String>> rows) {
    static final String ID = "编号";
    static final String ANSWER = "决定";
    static final String REASON = "理由";

    List<String> heading() {
        return Stream.of(List.of(ID), columns, List.of(ANSWER, REASON))
                .flatMap(List::stream)
                .toList();
    }

    /** With nothing in the columns for the answer. */
    List<List<String>> lines() {
        return rows.stream()
                .map(r -> Stream.concat(r.stream(), Stream.of("", "")).toList())
                .toList();
    }
}
