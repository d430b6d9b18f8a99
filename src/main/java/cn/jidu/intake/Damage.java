package cn.jidu.intake;

import cn.jidu.definition.Texts;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says of a workbook that it cannot be read on, and from where. */
record Damage(String fileName, Supplier<String> place) {
    private static final Texts TEXTS = Texts.chinese(Damage.class);
    /** How the library's guard against archives that swell without end begins what it says. */
    private static final String BOMB = "Zip bomb detected";

    RefusedException refusal() {
        return new RefusedException(Refusal.UNREADABLE, TEXTS.get("workbook.damaged", fileName, place.get()));
    }

    RefusedException refusal(Exception e) {
        for (Throwable t = e; t != null; t = cause(t)) {
            if (String.valueOf(t.getMessage()).contains(BOMB)) {
                return new RefusedException(Refusal.TOO_LARGE, TEXTS.get("workbook.bomb", fileName, place.get()));
            }
        }
        return refusal();
    }

    /** The reader of XML keeps its cause in a place of its own. */
    private static @Nullable Throwable cause(Throwable t) {
        return t instanceof javax.xml.stream.XMLStreamException x && x.getNestedException() != null
                ? x.getNestedException()
                : t.getCause();
    }
}
