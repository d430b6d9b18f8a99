package cn.jidu.store;

import java.io.IOException;
import java.nio.file.Path;

/** Another process of a home, for tests: opens its database, says so, and closes it when its input ends. */
public final class HomeUser {
    private HomeUser() {}

    public static void main(String[] arguments) throws IOException {
        try (Database database = Database.embedded(SiteHome.at(Path.of(arguments[0])))) {
            String address = DatabaseTest.text(database.owner(), "select inet_server_port()");
            DatabaseTest.execute(
                    database.owner(), "insert into batch (inbox, collected_at) values ('" + arguments[1] + "', now())");
            System.out.println(address);
            System.out.flush();
            while (System.in.read() >= 0) {
                // until the test closes the pipe
            }
        }
    }
}
