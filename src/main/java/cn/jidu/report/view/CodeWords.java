package cn.jidu.report.view;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Rule;
import cn.jidu.definition.text.PackageTexts;
import java.util.Optional;
import java.util.function.Function;

/**
 * How reports and returned files call what was found, and what they advise, by code: of a rule as its definition says, of
 * what the program itself finds as its messages do. A code that neither knows any more, of a rule since taken away, is
 * called by itself.
 */
public final class CodeWords {
    private static final PackageTexts TEXTS = PackageTexts.chinese(CodeWords.class);

    private final Definitions definitions;

    /** @param definitions whose rules name their findings */
    public CodeWords(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The Chinese name of what no rule finds: of a refusal or a reject. */
    public static String ofProgram(String code) {
        String key = "code." + code;
        return TEXTS.has(key) ? TEXTS.get(key) : code;
    }

    /** The Chinese name of a refusal, reject or finding. */
    public String name(String code) {
        return words(code, "code.", Rule::title).orElse(code);
    }

    /** What to do about a reject or finding; empty where nobody says it any more. */
    public String action(String code) {
        return words(code, "action.", Rule::action).orElse("");
    }

    private Optional<String> words(String code, String prefix, Function<Rule, String> ofRule) {
        Rule rule = definitions.rules().get(code);
        if (rule != null) {
            return Optional.of(ofRule.apply(rule));
        }
        String key = prefix + code;
        return TEXTS.has(key) ? Optional.of(TEXTS.get(key)) : Optional.empty();
    }
}
