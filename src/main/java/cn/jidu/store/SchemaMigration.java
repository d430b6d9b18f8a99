package cn.jidu.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables that every run shares, brought up to date by the scripts in {@code db/migration}. */
final class SchemaMigration {
    private SchemaMigration() {}

    /** Flyway takes its time to start: it is left alone where the very scripts that it would run have run. */
    static void migrate(DataSource owner) {
        if (!isUpToDate(owner)) {
            FlywayUpdate.run(owner, "latest");
        }
    }

    /** As {@link #migrate}, no further than an earlier version. */
    static void migrate(DataSource owner, String version) {
        FlywayUpdate.run(owner, version);
    }

    private static boolean isUpToDate(DataSource owner) {
        try {
            return SchemaScript.done(owner).equals(SchemaScript.brought());
        } catch (SQLException e) {
            // a fresh database; what else may be wrong is told by Flyway
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Apart, as a class is loaded with those that it catches. */
    private static final class FlywayUpdate {
        static void run(DataSource owner, String version) {
            try {
                Flyway.configure(SchemaMigration.class.getClassLoader())
                        .dataSource(owner)
                        .defaultSchema("jidu")
                        .createSchemas(true)
                        .locations("classpath:db/migration")
                        .target(version)
                        .load()
                        .migrate();
            } catch (FlywayException e) {
                throw StoreException.caused(e, "schema.failed");
            }
        }
    }
}
