package cn.jidu.intake.table;

import cn.jidu.definition.source.FieldType;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.intake.text.TextFold;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The columns of a table by what a data row says in them: which one it is, what it is called, what it must have. */
final class FootColumns {
    private static final Set<FieldType> NAMES = EnumSet.of(FieldType.TEXT, FieldType.ENTERPRISE_CODE);
    private static final Set<FieldType> MEASURES =
            EnumSet.of(FieldType.NUMBER, FieldType.INTEGER, FieldType.DATE, FieldType.QUARTER);
    private static final Set<FieldType> NO_KEYS = EnumSet.of(FieldType.DATE, FieldType.QUARTER, FieldType.AREA);

    private final List<Integer> codes = new ArrayList<>();
    private final List<Integer> keys = new ArrayList<>();
    private final List<Integer> names = new ArrayList<>();
    private final List<Integer> needed = new ArrayList<>();
    private final List<Integer> measures = new ArrayList<>();
    private final BitSet claimed = new BitSet();
    private final BitSet listed = new BitSet();
    private final BitSet counted = new BitSet();
    private final int name;
    private int bound = -1;

    FootColumns(Source source, TableHeader header) {
        String named = source.match().map(m -> m.nameField()).orElse("name");
        int nameColumn = -1;
        for (int i = 0; i < source.fields().size(); i++) {
            SourceField field = source.fields().get(i);
            header.columns().get(i).ifPresent(c -> sort(source, field, c));
            if (field.name().equals(named)) {
                nameColumn = header.columns().get(i).orElse(-1);
            }
        }
        this.name = nameColumn;
    }

    private void sort(Source source, SourceField field, int column) {
        claimed.set(column);
        listed.set(column, field.type() == FieldType.LISTED);
        counted.set(column, field.unit().isPresent());
        boolean code =
                source.match().map(m -> m.codeField().equals(field.name())).orElse(false);
        boolean key = source.key().contains(field.name()) && !NO_KEYS.contains(field.type());
        boolean bounds = source.replacesBy().filter(field.name()::equals).isPresent();
        if (bounds) {
            bound = column;
        }
        if (code) {
            codes.add(column);
        }
        if (code || (key && !bounds)) {
            keys.add(column);
        }
        if (code || key || bounds || (field.columnRequired() && NAMES.contains(field.type()))) {
            names.add(column);
        }
        if (field.valueRequired()) {
            needed.add(column);
            if (MEASURES.contains(field.type())) {
                measures.add(column);
            }
        }
    }

    /** Those of codes and other keys, without what bounds a file. */
    List<Integer> keys() {
        return keys;
    }

    /** Those in which a total may say that it is one. */
    List<Integer> names() {
        return names;
    }

    /** Whether the table has codes to match by. */
    boolean hasCodes() {
        return !codes.isEmpty();
    }

    /** Whether it is one of codes to match by. */
    boolean isCode(int column) {
        return codes.contains(column);
    }

    /** Whether it is one of names from a list, which may have the word for a total in them. */
    boolean isListed(int column) {
        return listed.get(column);
    }

    /** Whether it is one of numbers in a unit. */
    boolean isCounted(int column) {
        return counted.get(column);
    }

    /** Whether it is that of the list, lender or unit whose rows a file replaces. */
    boolean isBound(int column) {
        return column == bound;
    }

    /** Whether it is one of the contract's, none of the sender's own. */
    boolean isClaimed(int column) {
        return claimed.get(column);
    }

    /** What a row is called; empty where the table has no names. */
    String name(FileRow row) {
        return name < 0 ? "" : TextFold.tight(row.cell(name));
    }

    boolean hasCode(FileRow row) {
        for (int column : codes.isEmpty() ? keys : codes) {
            if (FootWords.isCode(row.cell(column))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it says which one it is. A total may tell how many there are where others have their code. */
    boolean isIdentified(FileRow row) {
        return keys.stream()
                .map(k -> TextFold.tight(row.cell(k)))
                .anyMatch(k -> !k.isEmpty() && (codes.isEmpty() || FootWords.isCode(k) || !FootWords.isCount(k)));
    }

    /** Whether letters or digits say which one it is; a count of rows does not. */
    boolean isKeyed(FileRow row) {
        for (int column : keys) {
            String key = TextFold.tight(row.cell(column));
            if (!FootWords.isCount(key) && key.chars().anyMatch(c -> c < 0x80 && Character.isLetterOrDigit(c))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has all that a data row must have, numbers where numbers belong. */
    boolean isComplete(FileRow row) {
        return needed.stream().noneMatch(c -> TextFold.isBlank(row.cell(c)))
                && measures.stream()
                        .allMatch(c -> TextFold.width(row.cell(c)).chars().anyMatch(d -> d >= '0' && d <= '9'));
    }
}
