package cn.jidu.cleanse.cell;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.QuarterForms;
import cn.jidu.intake.text.TextFold;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Quarters as departments write them. One instance serves one delivery: it remembers what it has read. */
public final class QuarterText {
    private static final int REMEMBERED = 1000;

    private final Map<String, Optional<Quarter>> known = new HashMap<>();

    /** As {@link QuarterForms#read}, of a cell as it was written. */
    public Optional<Quarter> parse(String raw) {
        Optional<Quarter> found = known.get(raw);
        if (found == null) {
            found = TextFold.hasNoteMark(raw)
                    ? Optional.empty()
                    : QuarterForms.read(TextFold.tight(raw).toUpperCase(Locale.ROOT));
            if (known.size() < REMEMBERED) {
                known.put(raw, found);
            }
        }
        return found;
    }
}
