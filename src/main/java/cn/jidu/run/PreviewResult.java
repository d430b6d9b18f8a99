package cn.jidu.run;

import cn.jidu.definition.Quarter;
import cn.jidu.delivery.ReceivedFile;
import cn.jidu.reconcile.RowChanges;
import cn.jidu.reconcile.StaleCauses;
import cn.jidu.review.FigureDifference;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What would happen if the files arrived.
 *
 * @param files how each would fare, in the order of lists
 * @param waiting names of files that are still being written: nothing is told of them
 * @param rejects by code, the first rows of each
 * @param findings what taking in would list of the files that would be loaded, by code, the first rows of each
 * @param heldFindings the same of the files that would be held
 * @param rows of every source and quarter of a file that would be loaded
 * @param figures empty where nothing is loaded, so that nothing moves
 * @param ifAccepted what would change beyond that if the files were accepted that are held, or are held already; empty where
 *     there are none
 * @param stale what is known already to be measured anew by the next run, of the files' quarters
 */
public record PreviewResult(
        List<ReceivedFile> files,
        List<String> waiting,
        List<FoundRow<RejectedRow>> rejects,
        List<FoundRow<DoubtfulRow>> findings,
        List<FoundRow<DoubtfulRow>> heldFindings,
        List<RowChanges> rows,
        Optional<Figures> figures,
        Optional<IfAccepted> ifAccepted,
        List<StaleRevision> stale) {

    public PreviewResult {
        files = List.copyOf(files);
        waiting = List.copyOf(waiting);
        rejects = List.copyOf(rejects);
        findings = List.copyOf(findings);
        heldFindings = List.copyOf(heldFindings);
        rows = List.copyOf(rows);
        stale = List.copyOf(stale);
    }

    /** A newest revision that no longer follows from what was delivered before the files. */
    public record StaleRevision(Quarter quarter, int number, StaleCauses causes) {}

    /** The same with every file told otherwise. */
    public PreviewResult withFiles(UnaryOperator<ReceivedFile> told) {
        return new PreviewResult(
                files.stream().map(told).toList(),
                waiting,
                rejects,
                findings,
                heldFindings,
                rows,
                figures,
                ifAccepted,
                stale);
    }

    /**
     * What would change if held files were accepted.
     *
     * @param files their names, as they are held
     */
    public record IfAccepted(List<String> files, List<RowChanges> rows, Optional<Figures> figures) {
        public IfAccepted {
            files = List.copyOf(files);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Rows of one code.
     *
     * @param count of all
     * @param first in order of file and row
     */
    public record FoundRow<T>(String code, long count, List<T> first) {
        public FoundRow {
            first = List.copyOf(first);
        }
    }

    /**
     * A row that would not be loaded, with the fault that decides.
     *
     * @param sheet empty for text files
     * @param row line of the file, from 1
     */
    public record RejectedRow(String file, String sheet, int row, String field, String value, String expected) {}

    /**
     * A row that would be loaded, or held with its file, and listed.
     *
     * @param row line of the file, from 1
     * @param message names the place
     */
    public record DoubtfulRow(String file, int row, String message) {}

    /**
     * How the figures of a quarter would move.
     *
     * @param before the newest revision there is; empty where there is none
     * @param after the number that the next revision would have; that of {@code before} where nothing changes; empty where
     *     the quarter has no registration and cannot be measured
     * @param differences of every figure of the quarter and those before it, moved or not
     * @param alsoNew files that were loaded, let in or held again since the revision before was made, and have their
     *     part in what moves
     * @param otherDefinitions the revision before was made by other definitions or another version of the program
     * @param stale later quarters that are measured already, sum what changes, and would have to be measured again
     */
    public record Figures(
            Quarter quarter,
            Optional<Integer> before,
            Optional<Integer> after,
            List<FigureDifference> differences,
            List<String> alsoNew,
            boolean otherDefinitions,
            List<Quarter> stale) {

        public Figures {
            differences = List.copyOf(differences);
            alsoNew = List.copyOf(alsoNew);
            stale = List.copyOf(stale);
        }
    }
}
