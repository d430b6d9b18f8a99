package cn.jidu.change;

import cn.jidu.definition.Definitions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What kinds of definitions differ between two states of them, by their files. */
final class DefinitionCauses {
    private static final Set<String> OF_FIGURES = Set.of("panels", "indicators", "breakdowns", "plans");

    private DefinitionCauses() {}

    static Set<ChangeCause> between(Definitions was, Definitions is) {
        Map<String, byte[]> before = was.files();
        Map<String, byte[]> after = is.files();
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        Set<ChangeCause> causes = EnumSet.noneOf(ChangeCause.class);
        names.stream()
                .filter(n -> !Arrays.equals(before.get(n), after.get(n)))
                .map(DefinitionCauses::of)
                .forEach(causes::add);
        return causes;
    }

    private static ChangeCause of(String file) {
        String folder = file.replaceFirst("/.*", "");
        if (OF_FIGURES.contains(folder) || file.equals("universes.yml")) {
            return ChangeCause.DEFINITION;
        }
        return file.startsWith("reference/area") ? ChangeCause.BOUNDARY : ChangeCause.RULE;
    }
}
