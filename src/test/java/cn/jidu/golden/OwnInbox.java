package cn.jidu.golden;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A world whose inbox a test fills file by file. */
abstract class OwnInbox {
    @TempDir
    Path folder;

    World world;
    Path inbox;

    @BeforeEach
    void open() throws IOException {
        world = new World(folder.resolve("home"));
        inbox = Files.createDirectory(folder.resolve("inbox"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    void send(String name, String text) throws IOException {
        Files.writeString(inbox.resolve(name), text);
    }

    JdbcTemplate db() {
        return new JdbcTemplate(world.database().owner());
    }
}
