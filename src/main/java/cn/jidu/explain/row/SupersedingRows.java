package cn.jidu.explain.row;

import static cn.jidu.store.SqlQuotes.name;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Panel;
import cn.jidu.definition.source.Source;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.explain.SheetWord;
import cn.jidu.reconcile.arrival.SupersededFiles;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What stands in the place of rows that gave way: the row of the same key in the quarter's newest revision, else the later file. */
final class SupersedingRows {
    private static final String KEY = "row_key";

    private final JdbcTemplate db;
    private final Definitions definitions;
    private @Nullable SupersededFiles files;

    SupersedingRows(JdbcTemplate db, Definitions definitions) {
        this.db = db;
        this.definitions = definitions;
    }

    /** As {@code FILE:SHEET:ROW}, or as the file's name; nothing where neither is there. */
    List<String> of(TracedRow row) {
        Source source = Objects.requireNonNull(definitions.sources().get(row.source()));
        List<String> rows = definitions.panels().values().stream()
                .filter(p -> p.columns().stream().anyMatch(c -> c.name().equals(KEY)))
                .flatMap(p -> sameKey(row, source, p).stream())
                .distinct()
                .toList();
        return rows.isEmpty() ? files().by(row.delivery()) : rows;
    }

    private SupersededFiles files() {
        SupersededFiles known = files == null ? SupersededFiles.of(db, definitions, Long.MAX_VALUE) : files;
        files = known;
        return known;
    }

    private List<String> sameKey(TracedRow row, Source source, Panel panel) {
        return db.queryForList(
                """
                select d.file_name || ':' || %4$s || ':' || p.row_no
                from %1$s p join %2$s d on d.delivery_id = p.delivery_id
                where d.source = ? and p.quarter = ? and p.row_key = (
                    select row_key from %3$s
                    where quarter = ? and delivery_id = ? and sheet_no = ? and row_no = ?)
                  and p.slice_id in (
                    select slice_id from jidu.revision_slice where revision_id = (
                        select revision_id from jidu.revision where quarter = ? order by number desc limit 1))
                order by 1""".formatted(
                                name("jidu.panel_" + panel.name()),
                                DeliveryRelations.ALL,
                                name("jidu." + source.table()),
                                SheetWord.of("p")),
                String.class,
                Stream.of(
                                source.name(),
                                row.quarter(),
                                row.quarter(),
                                row.delivery(),
                                row.sheetNo(),
                                row.place().row(),
                                row.quarter())
                        .toArray());
    }
}
