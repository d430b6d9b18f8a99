package cn.jidu.report.phrase;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.ReportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The sentences of a report by name, as {@code phrases.yml} has them; its worked examples have all been run.
 *
 * @param phrases by name
 */
public record PhraseBook(Map<String, Phrase> phrases) {
    private static final String FILE = "phrases.yml";

    public PhraseBook {
        phrases = Map.copyOf(phrases);
    }

    /** @throws ReportException where the file is missing or wrong, or a phrase does not say what its example has */
    public static PhraseBook load(Path folder) {
        Path file = folder.resolve(FILE);
        try (var in = Files.newBufferedReader(file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            if (!(read instanceof Map<?, ?> yaml) || !(yaml.get("phrases") instanceof List<?> entries)) {
                throw wrong("phrases");
            }
            Map<String, Phrase> phrases = new HashMap<>();
            for (Object entry : entries) {
                if (!(entry instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)) {
                    throw wrong(String.valueOf(entry));
                }
                Phrase phrase = Phrase.of(name, map);
                prove(phrase, map.get("examples"));
                phrases.put(name, phrase);
            }
            return new PhraseBook(phrases);
        } catch (IOException | YAMLException e) {
            throw new ReportException(text("noTemplate", FILE, e.toString()), e);
        }
    }

    /** The sentence. @throws ReportException where there is no such phrase, or something that it says is not given */
    public String say(String name, Map<String, String> given) {
        Phrase phrase = phrases.get(name);
        if (phrase == null) {
            throw wrong(name);
        }
        return phrase.say(given);
    }

    private static void prove(Phrase phrase, @Nullable Object examples) {
        if (!(examples instanceof List<?> list) || list.isEmpty()) {
            throw wrong(phrase.name() + ".examples");
        }
        for (Object example : list) {
            if (!(example instanceof Map<?, ?> map)) {
                throw wrong(phrase.name() + ".examples");
            }
            String said = phrase.say(Phrase.words(map.get("given")));
            String expected = String.valueOf(map.get("is"));
            if (!said.equals(expected)) {
                throw new ReportException(text("phrase.example", FILE, phrase.name(), expected, said));
            }
        }
    }

    static ReportException wrong(String what) {
        return new ReportException(text("noTemplate", FILE, what));
    }

    private static String text(String key, Object... arguments) {
        return PackageTexts.chinese(PhraseBook.class).get(key, arguments);
    }
}
