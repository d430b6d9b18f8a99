package cn.jidu.batch;

import cn.jidu.cleanse.Outcome;
import cn.jidu.reconcile.Revision;
import cn.jidu.report.QuarterResults;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run did.
 *
 * @param takenIn an outcome for every file this run took in
 * @param results what the reports say
 * @param folder where the reports lie
 */
public record RunResult(List<Outcome> takenIn, Revision revision, QuarterResults results, Path folder) {
    public RunResult {
        takenIn = List.copyOf(takenIn);
    }
}
