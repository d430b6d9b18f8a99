package cn.jidu.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A home's own PostgreSQL. It is one process shared by all commands of the home and all {@link Database}s of this one;
 * it outlives a killed command, and is stopped by the last user that leaves in good order.
 */
final class EmbeddedServer {
    /** File locks belong to the process, so that within one the servers in use are counted here. */
    private static final Map<Path, EmbeddedServer> IN_USE = new HashMap<>();

    private final SiteHome home;
    private final ServerLock lock;
    private final DatabaseCluster cluster;
    private int users;

    private EmbeddedServer(SiteHome home) throws IOException {
        this.home = home;
        this.lock = new ServerLock(home);
        this.cluster = new DatabaseCluster(home, ServerAccount.current());
    }

    /** Starts the home's server, or joins it where it runs, and makes its roles and database. */
    static EmbeddedServer open(SiteHome home) {
        synchronized (IN_USE) {
            try {
                EmbeddedServer known = IN_USE.get(home.root());
                EmbeddedServer server = known == null ? new EmbeddedServer(home) : known;
                server.enter();
                IN_USE.put(home.root(), server);
                return server;
            } catch (IOException e) {
                throw StoreException.caused(e, "server.start", home.root());
            }
        }
    }

    /** Leaves the server, and stops it when nobody else uses it, here or in another process. */
    void close() {
        synchronized (IN_USE) {
            users--;
            if (users > 0) {
                return;
            }
            IN_USE.remove(home.root());
            try (lock) {
                lock.changing(() -> {
                    if (lock.endUse()) {
                        cluster.stop();
                    }
                });
            } catch (IOException e) {
                throw StoreException.caused(e, "server.stop", home.root());
            }
        }
    }

    /** The address of one of the server's databases; a server that was killed comes back at it where the port is free. */
    String url(String database) {
        return DatabaseCluster.url(cluster.port(), database);
    }

    /** The password of a role that {@link DatabaseRoles} made. */
    String password(String role) {
        return password(home, role);
    }

    static String password(SiteHome home, String role) {
        byte[] digits = KeyFile.read(home, "postgres-" + role.replace('_', '-') + ".password", KeyFile::random);
        return new String(digits, StandardCharsets.US_ASCII);
    }

    private void enter() throws IOException {
        boolean first = users == 0;
        boolean entered = false;
        try {
            lock.changing(() -> {
                if (first) {
                    lock.use();
                }
                cluster.ensureRunning();
                DatabaseRoles.ensure(this);
            });
            users++;
            entered = true;
        } finally {
            if (first && !entered) {
                lock.close();
            }
        }
    }
}
