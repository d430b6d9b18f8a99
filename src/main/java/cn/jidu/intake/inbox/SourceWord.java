package cn.jidu.intake.inbox;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.ReferenceTable;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A word that names a source in a file's name: its key, its title, or what {@code jobs/reference/source-names.csv} adds.
 *
 * @param pattern finds it: a Latin word stands alone, in any case, with any separators and in the plural
 */
record SourceWord(Source source, Pattern pattern, int length) {
    private static final String TABLE = "source-names";

    /** Of all sources, longer ones first. */
    static List<SourceWord> all(Definitions definitions) {
        List<SourceWord> words = new ArrayList<>();
        for (Source source : definitions.sources().values()) {
            words.add(of(source, source.name()));
            words.add(of(source, source.title()));
        }
        ReferenceTable table = definitions.tables().get(TABLE);
        if (table != null) {
            for (List<String> row : table.rows()) {
                Source source = definitions.sources().get(row.get(table.column("source")));
                if (source != null) {
                    words.add(of(source, row.get(table.column("name"))));
                }
            }
        }
        words.removeIf(w -> w.length == 0);
        words.sort(Comparator.comparingInt(SourceWord::length).reversed());
        return words;
    }

    private static SourceWord of(Source source, String word) {
        String tight = TextFold.tight(word);
        boolean latin = tight.chars().allMatch(c -> c < 0x80);
        String quoted = Arrays.stream(tight.split("[-_]")).map(Pattern::quote).collect(Collectors.joining("[-_\\s]*"));
        String regex = latin ? "(?<![a-z])" + quoted + "s?(?![a-z])" : quoted;
        return new SourceWord(source, Pattern.compile(regex, Pattern.CASE_INSENSITIVE), tight.length());
    }
}
