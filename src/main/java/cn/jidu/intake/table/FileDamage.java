package cn.jidu.intake.table;

import cn.jidu.definition.text.PackageTexts;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says of a workbook that it cannot be read on, and from where. */
public record FileDamage(String fileName, Supplier<String> place) {
    private static final PackageTexts TEXTS = PackageTexts.chinese(FileDamage.class);

    /** The file cannot be read. */
    public RefusedException refusal() {
        return new RefusedException(RefusalCode.UNREADABLE, TEXTS.get("workbook.damaged", fileName, place.get()));
    }

    /** The file cannot be read, for this cause. */
    public RefusedException refusal(Exception e) {
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
