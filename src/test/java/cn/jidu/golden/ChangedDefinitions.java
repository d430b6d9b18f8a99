package cn.jidu.golden;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.store.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The project's definitions with a township, and others, each with a change of one kind; read when first asked for. */
enum ChangedDefinitions {
    PROJECT,
    COUNTED_OTHERWISE(
            "indicators/new-enterprises.yml",
            "where: new_in_quarter and existed_in_quarter",
            "where: existed_in_quarter"),
    OF_OTHERS("plans/taizhou-2018.yml", "universe: small_micro\n", "universe: sme\n"),
    LEFT_OUT(
            "panels/loan_quarter.sql",
            "on e.enterprise_id = m.matched_enterprise",
            "on e.enterprise_id = m.matched_enterprise where m.balance < 100"),
    OTHER_TABLE("reference/entity-types.csv", "股份有限公司,joint-stock", "股份有限公司,cooperative"),
    OTHER_AREA("reference/areas.csv", "街道,township,331002", "街道,township,331003");

    private static final String HUANGYAN = "331003,黄岩区,county,331000\n";

    private final String[] change;
    private @Nullable Definitions read;

    ChangedDefinitions(String... change) {
        this.change = change;
    }

    synchronized Definitions definitions() {
        Definitions known = read;
        if (known == null) {
            known = read();
            read = known;
        }
        return known;
    }

    private Definitions read() {
        try {
            Path folder = Files.createTempDirectory("jobs");
            try {
                Path jobs = JobsCopy.into(folder);
                JobsCopy.change(
                        jobs.resolve("reference/areas.csv"), HUANGYAN, HUANGYAN + "331002101,海门街道,township,331002\n");
                if (change.length > 0) {
                    JobsCopy.change(jobs.resolve(change[0]), change[1], change[2]);
                }
                return JobsCopy.load(jobs);
            } finally {
                FolderTree.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
