package cn.jidu.store.backup;

import cn.jidu.store.SqlQuotes;
import cn.jidu.store.StoreException;
import cn.jidu.store.Transaction;
import cn.jidu.store.backup.BackupManifest.SavedSequence;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** Fills the tables of a new schema from a backup, in one transaction. */
final class TableFilling {
    private final BackupFile backup;
    private final BackupManifest manifest;

    TableFilling(BackupFile backup, BackupManifest manifest) {
        this.backup = backup;
        this.manifest = manifest;
    }

    /** @throws StoreException where a table does not become what it was */
    void fill(DataSource owner) {
        Transaction.run(owner, connection -> {
            try (Statement statement = connection.createStatement()) {
                fill(connection, statement);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return true;
        });
    }

    private void fill(Connection connection, Statement statement) throws SQLException, IOException {
        List<SavedTable> migrated = new SchemaTables(connection).list();
        empty(statement, migrated);
        Set<String> there = migrated.stream().map(SavedTable::sqlName).collect(Collectors.toSet());
        // what the definitions make: first what has parts, as it was listed
        List<SavedTable> made = manifest.tables().stream()
                .filter(t -> !there.contains(t.sqlName()))
                .toList();
        for (SavedTable table :
                made.stream().sorted(Comparator.comparing(t -> !t.parted())).toList()) {
            run(statement, table.create());
        }
        for (SavedTable table : manifest.tables()) {
            if (!table.parted()) {
                copy(connection, table);
            }
        }
        for (SavedTable table : made) {
            run(statement, table.createIndexes());
            run(statement, List.of("analyze " + table.sqlName()));
        }
        for (SavedSequence sequence : manifest.sequences()) {
            run(
                    statement,
                    List.of("select setval('%s', %d, %b)"
                            .formatted(
                                    SqlQuotes.name(sequence.schema() + "." + sequence.name()),
                                    sequence.last(),
                                    sequence.called())));
        }
    }

    /** Migrations may begin tables with rows; tables that are only ever added to begin with none, and refuse to be emptied. */
    private static void empty(Statement statement, List<SavedTable> tables) throws SQLException {
        List<String> begun = new ArrayList<>();
        for (SavedTable table : tables) {
            try (ResultSet any = statement.executeQuery("select from " + table.sqlName() + " limit 1")) {
                if (any.next()) {
                    begun.add(table.sqlName());
                }
            }
        }
        if (!begun.isEmpty()) {
            statement.execute("truncate " + String.join(", ", begun) + " cascade");
        }
    }

    private void copy(Connection connection, SavedTable table) throws SQLException, IOException {
        long rows;
        try (InputStream in = backup.open(table.entry())) {
            rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(table.copy("from stdin"), in);
        }
        if (rows != table.rows()) {
            throw StoreException.of("restore.rows", table.schema() + "." + table.table(), table.rows(), rows);
        }
    }

    private static void run(Statement statement, List<String> commands) throws SQLException {
        for (String command : commands) {
            statement.execute(command);
        }
    }
}
