package cn.jidu.intake.table;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which kinds of characters each cell of a row holds. Rows of one table are alike in it, whatever they say.
 *
 * @param cells an empty set for an empty cell
 */
public record RowShape(List<Set<CharacterKind>> cells) {
    /** Fewer columns alike may be chance: a list of codes beside their names. */
    private static final int LEAST_ALIKE = 4;

    /** What a character is, as far as columns of one table have it in common. */
    enum CharacterKind {
        DIGIT,
        LATIN,
        HAN
    }

    public RowShape {
        cells = List.copyOf(cells);
    }

    /** The row's. */
    public static RowShape of(FileRow row) {
        return new RowShape(IntStream.range(0, row.width())
                .mapToObj(c -> kinds(row.cell(c)))
                .toList());
    }

    private static Set<CharacterKind> kinds(String cell) {
        Set<CharacterKind> kinds = EnumSet.noneOf(CharacterKind.class);
        cell.codePoints().forEach(c -> {
            if (Character.isDigit(c)) {
                kinds.add(CharacterKind.DIGIT);
            } else if (Character.isIdeographic(c)) {
                kinds.add(CharacterKind.HAN);
            } else if (Character.isLetter(c)) {
                kinds.add(CharacterKind.LATIN);
            }
        });
        return kinds;
    }

    /** Whether at least four columns hold the same, and at most every third that holds anything something else. */
    public boolean isLike(RowShape other) {
        int width = Math.max(cells.size(), other.cells.size());
        long filled = IntStream.range(0, width)
                .filter(c -> !at(c).isEmpty() || !other.at(c).isEmpty())
                .count();
        long alike = IntStream.range(0, width)
                .filter(c -> !at(c).isEmpty() && at(c).equals(other.at(c)))
                .count();
        return alike >= LEAST_ALIKE && 3 * alike >= 2 * filled;
    }

    private Set<CharacterKind> at(int column) {
        return column < cells.size() ? cells.get(column) : Set.of();
    }
}
