package cn.jidu.store;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A database that this process has open. Who opens it again, as each command of the demo does, shares its connections; who
 * closes it last closes them. A connection is dear: its server process begins with nothing in mind.
 */
final class OpenDatabase {
    private static final Map<String, OpenDatabase> OPEN = new HashMap<>();

    private final String login;
    private final Database database;
    private int users;

    private OpenDatabase(String login, Database database) {
        this.login = login;
        this.database = database;
    }

    /**
     * @param login address, user and password: all three are asked for
     * @param opening opens it and brings it up to date; whatever it throws is thrown, and nothing is open then
     * @param leave done besides when this user closes it, once
     */
    static Database join(String login, Supplier<Database> opening, Runnable leave) {
        synchronized (OPEN) {
            OpenDatabase open = OPEN.get(login);
            if (open == null) {
                open = new OpenDatabase(login, opening.get());
                OPEN.put(login, open);
            }
            open.users++;
            return open.database.heldBy(open.user(leave));
        }
    }

    /** What one user does when it closes the database; more than once does nothing. */
    private Runnable user(Runnable leave) {
        AtomicBoolean left = new AtomicBoolean();
        return () -> {
            if (left.getAndSet(true)) {
                return;
            }
            synchronized (OPEN) {
                users--;
                if (users == 0) {
                    OPEN.remove(login);
                    database.close();
                }
            }
            leave.run();
        };
    }
}
