package cn.jidu.cleanse;

import cn.jidu.cleanse.cell.CellFault;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.TableHeader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What messages call the columns of a file: by the contract's title, and by the sender's own where that is another. */
final class ColumnNames {
    private static final PackageTexts TEXTS = PackageTexts.chinese(ColumnNames.class);

    private final List<String> called = new ArrayList<>();
    private final Map<String, String> own = new HashMap<>();

    ColumnNames(Source source, TableHeader header) {
        for (int i = 0; i < source.fields().size(); i++) {
            String title = source.fields().get(i).title();
            header.ownName(i, title).ifPresent(name -> own.put(title, name));
            called.add(own.containsKey(title) ? TEXTS.get("column.called", own.get(title), title) : title);
        }
    }

    /** For a message that has quotation marks around it. */
    String called(int field) {
        return called.get(field);
    }

    /** What would have been right, and what the sender calls the column. */
    String expected(CellFault fault) {
        String name = own.get(fault.field());
        return name == null ? fault.expected() : TEXTS.get("expected.column", fault.expected(), name);
    }
}
