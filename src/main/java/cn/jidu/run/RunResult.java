package cn.jidu.run;

import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.report.data.QuarterResults;
import java.nio.file.Path;
import java.util.List;

/**
 * What a run did.
 *
 * @param takenIn how every file fared that this run found or took in
 * @param waiting names of files that were still being written and wait for the next run
 * @param results what the reports say
 * @param folder where the reports lie
 */
public record RunResult(
        List<ReceivedFile> takenIn, List<String> waiting, Revision revision, QuarterResults results, Path folder) {
    public RunResult {
        takenIn = List.copyOf(takenIn);
        waiting = List.copyOf(waiting);
    }
}
