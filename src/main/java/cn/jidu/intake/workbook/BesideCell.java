package cn.jidu.intake.workbook;

/**
 * Something that a sheet shows beside what stands in its cells.
 *
 * @param text what stands in it; of what has no text, the SHA-256 of its bytes
 */
public record BesideCell(BesideKind kind, String text) {
    /** What it is. */
    public enum BesideKind {
        /** A chart's kind, a title, a value that it draws and where, the cells that it is drawn from, or how it is scaled. */
        CHART,
        /** A box of text, or a shape with one. */
        DRAWING,
        /** What somebody noted at a cell. */
        COMMENT,
        /** By its bytes. */
        PICTURE,
        /** The number format of a cell, behind the cell's name. */
        FORMAT,
        /** The formula of a cell, behind the cell's name. */
        FORMULA,
        /** A document within the document, by its bytes. */
        EMBEDDED
    }
}
