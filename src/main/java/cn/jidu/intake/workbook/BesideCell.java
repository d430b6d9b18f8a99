package cn.jidu.intake.workbook;

/**
 * Something that a sheet shows beside its cells.
 *
 * @param text what stands in it; of what has no text, the SHA-256 of its bytes
 */
public record BesideCell(BesideKind kind, String text) {
    /** What it is. */
    public enum BesideKind {
        /** A chart's kind, a title, a value that it draws, or the cells that it is drawn from. */
        CHART,
        /** A box of text, or a shape with one. */
        DRAWING,
        /** What somebody noted at a cell. */
        COMMENT,
        /** By its bytes. */
        PICTURE,
        /** A document within the document, by its bytes. */
        EMBEDDED
    }
}
