package cn.jidu.run;

import cn.jidu.delivery.ReceivedFile;
import java.util.List;

/**
 * What was taken in.
 *
 * @param files how every file fared
 * @param waiting names of files that were still being written: they are to be taken in once they are whole
 */
public record IngestResult(List<ReceivedFile> files, List<String> waiting) {
    public IngestResult {
        files = List.copyOf(files);
        waiting = List.copyOf(waiting);
    }
}
