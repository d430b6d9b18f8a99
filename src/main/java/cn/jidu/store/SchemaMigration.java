package cn.jidu.store;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** The tables that every run shares, brought up to date by the scripts in {@code db/migration}. */
final class SchemaMigration {
    private SchemaMigration() {}

    static void migrate(DataSource owner) {
        try {
            Flyway.configure(SchemaMigration.class.getClassLoader())
                    .dataSource(owner)
                    .defaultSchema("jidu")
                    .createSchemas(true)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw StoreException.caused(e, "schema.failed");
        }
    }
}
