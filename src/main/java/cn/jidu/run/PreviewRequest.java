package cn.jidu.run;

import cn.jidu.definition.Quarter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is previewed.
 *
 * @param files as if they arrived now, together; nothing else arrives with them
 * @param quarter whose figures are compared; empty: the newest quarter of the files that are loaded
 * @param listed how many rows of each kind are told one by one
 * @param today in Asia/Shanghai
 */
public record PreviewRequest(List<Path> files, Optional<Quarter> quarter, int listed, LocalDate today, Instant now) {
    public PreviewRequest {
        files = List.copyOf(files);
    }
}
