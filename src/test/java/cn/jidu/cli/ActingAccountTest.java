package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.terminal.SiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who acts is told by the system, whatever Java was told. */
class ActingAccountTest {
    @Test
    void anOptionOfJavaMakesNobodyAnother(@TempDir Path folder) throws IOException {
        String owner = Files.getOwner(Files.createFile(folder.resolve("own"))).getName();
        String told = System.getProperty("user.name");
        System.setProperty("user.name", "乙");
        try {
            assertThat(SiteOptions.user()).isEqualTo(owner);
        } finally {
            System.setProperty("user.name", told);
        }
    }
}
