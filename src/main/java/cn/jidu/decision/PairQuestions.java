package cn.jidu.decision;

import cn.jidu.definition.Definitions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The queue as a sheet of questions. */
public final class PairQuestions {
    private static final String CODE = "代码";
    private static final String NAME = "名称";
    private static final String ENTERPRISE = "登记的企业";
    private static final List<String> COLUMNS =
            List.of("区划", "来源", "文件:工作表:行", "同样的行数", CODE, NAME, ENTERPRISE, "一致情况", "级别", "会变动的数字", "以前的决定");

    private PairQuestions() {}

    /** What a sheet says of a pair, by column, for as long as it is the same question. */
    public static Map<String, String> asked(MatchCandidate pair) {
        return Map.of(CODE, pair.code(), NAME, pair.name(), ENTERPRISE, pair.enterprise());
    }

    /** @param effects the printed figures that a pair would move, in words */
    public static AnswerSheet sheet(
            List<MatchCandidate> queue, Definitions definitions, Function<MatchCandidate, String> effects) {
        return new AnswerSheet(
                AskedKind.PAIR,
                "待决定",
                COLUMNS,
                queue.stream()
                        .map(c -> List.of(
                                c.id(),
                                definitions.areas().nameOf(c.county()),
                                Objects.requireNonNull(definitions.sources().get(c.source()))
                                        .title(),
                                c.place(),
                                String.valueOf(c.rows()),
                                c.code(),
                                c.name(),
                                c.enterprise(),
                                c.agreements(),
                                c.level(),
                                effects.apply(c),
                                c.decided()))
                        .toList());
    }
}
