package cn.jidu.explain;

import java.math.BigDecimal;

/** The rows give another figure than was published: the definitions have changed since, or the program is at fault. */
public final class OpenedOtherwiseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FigurePart part;
    private final BigDecimal published;
    private final BigDecimal counted;

    OpenedOtherwiseException(FigurePart part, BigDecimal published, BigDecimal counted) {
        super(part.of() + " " + part.name() + ": " + published + " was published, its rows give " + counted);
        this.part = part;
        this.published = published;
        this.counted = counted;
    }

    /** Of which both are told. */
    public FigurePart part() {
        return part;
    }

    /** In the figure's unit. */
    public BigDecimal published() {
        return published;
    }

    /** In the figure's unit. */
    public BigDecimal counted() {
        return counted;
    }
}
