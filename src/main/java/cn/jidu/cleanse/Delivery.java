package cn.jidu.cleanse;

import cn.jidu.definition.Quarter;
import cn.jidu.definition.Source;

/** A recognised delivery as it waits to be taken in. */
record Delivery(
        long id,
        String fileName,
        String sha256,
        long bytes,
        Source source,
        String area,
        Quarter quarter,
        boolean supplement) {}
