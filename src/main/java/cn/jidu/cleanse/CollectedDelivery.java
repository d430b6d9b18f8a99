package cn.jidu.cleanse;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;
import java.util.Optional;

/**
 * A recognised delivery as it waits to be taken in.
 *
 * @param controlSha256 the control file in the archive that came with it
 */
record CollectedDelivery(
        long id,
        String fileName,
        String sha256,
        long bytes,
        Source source,
        String area,
        Quarter quarter,
        boolean supplement,
        Optional<String> controlSha256) {}
