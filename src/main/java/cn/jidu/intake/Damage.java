package cn.jidu.intake;

import cn.jidu.definition.Texts;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says of a workbook that it cannot be read on, and from where. */
record Damage(String fileName, Supplier<String> place) {
    private static final Texts TEXTS = Texts.chinese(Damage.class);

    RefusedException refusal() {
        return new RefusedException(Refusal.UNREADABLE, TEXTS.get("workbook.damaged", fileName, place.get()));
    }

    RefusedException refusal(Exception e) {
        for (Throwable t = e; t != null; t = cause(t)) {
            if (t instanceof BrokenLimitException broken) {
                return broken.refusal(fileName, place.get());
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
