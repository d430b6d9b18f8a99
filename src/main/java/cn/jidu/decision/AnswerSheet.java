package cn.jidu.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A sheet of questions: what is asked about stands between its id and the two columns for the answer.
 *
 * @param columns of what is asked about
 * @param rows each the id, then the columns
 */
public record AnswerSheet(AskedKind asks, String title, List<String> columns, List<List<String>> rows) {
    static final String ID = "编号";
    static final String ANSWER = "决定";
    static final String REASON = "理由";

    /** The same questions on sheets of no more than so many rows. */
    public List<AnswerSheet> parts(int most) {
        List<AnswerSheet> parts = new ArrayList<>();
        for (int from = 0; from < rows.size() || parts.isEmpty(); from += most) {
            List<List<String>> some = rows.subList(from, Math.min(rows.size(), from + most));
            parts.add(new AnswerSheet(
                    asks, parts.isEmpty() ? title : title + "（" + (parts.size() + 1) + "）", columns, some));
        }
        return parts;
    }

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
