package cn.jidu.delivery;

import java.time.Instant;

/**
 * How a file came.
 *
 * @param batch what was collected together; 0 of a file that is not recorded yet
 * @param way run, ingest or night; empty where this was not kept yet
 * @param inbox the folder it was found in; empty where it was named by itself
 * @param user the account that the command ran under
 * @param zip what it lay in; empty: nothing
 */
public record FileOrigin(long batch, Instant arrived, String way, String inbox, String user, String zip) {
    /** Of a file that is not recorded yet. */
    public static final FileOrigin NONE = new FileOrigin(0, Instant.EPOCH, "", "", "", "");
}
