package cn.jidu.bench.peer;

import cn.jidu.bench.Sites;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What one run of a peer has used, from the start of its process to its figures.
 *
 * @param wall seconds, without those in which a new database was made
 * @param opening these seconds; 0 where a peer uses no server
 * @param processor seconds of the process and of those that it started
 * @param server seconds of the PostgreSQL server
 * @param resident peak of the process, in megabytes
 * @param serverMemory peak of the server's processes together, in megabytes
 */
record PeerRun(double wall, double opening, double processor, double server, double resident, double serverMemory) {
    static PeerRun of(PeerResults results, double serverMemory) throws IOException {
        return new PeerRun(
                results.measured("wall"),
                results.measured("opening"),
                results.measured("processor"),
                results.measured("server"),
                results.measured("resident"),
                serverMemory);
    }

    static PeerRun median(List<PeerRun> runs) {
        return new PeerRun(
                median(runs, PeerRun::wall),
                median(runs, PeerRun::opening),
                median(runs, PeerRun::processor),
                median(runs, PeerRun::server),
                median(runs, PeerRun::resident),
                median(runs, PeerRun::serverMemory));
    }

    private static double median(List<PeerRun> runs, ToDoubleFunction<PeerRun> of) {
        return Sites.median(runs.stream().mapToDouble(of).toArray());
    }

    double processors() {
        return processor + server;
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "%.1f s (new database %.1f s), processor %.1f s (server %.1f s), resident %.0f MB (server %.0f MB)",
                wall,
                opening,
                processors(),
                server,
                resident,
                serverMemory);
    }
}
