package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.store.HomeLock;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoHomeTest {
    @TempDir
    Path folder;

    @Test
    void whatWasBrokenOffIsClearedAwayButForTheLock() throws IOException {
        SiteHome place = SiteHome.at(folder.resolve("demo"));
        DemoHome home = new DemoHome(place.root());
        assertThat(home.isBegun()).isFalse();
        HomeLock held = HomeLock.find(place, DemoHome.LOCK).orElseThrow();
        try (held) {
            home.fill(Path.of(""), name -> name.startsWith("park_"));
            assertThat(home.inbox().resolve("park_331000_2017Q2.csv")).exists();
            Files.createDirectories(place.reports().resolve("2018Q2/r1"));
            assertThat(home.isBegun()).isTrue();

            home.clear();
            assertThat(place.root().toFile().list()).containsExactly("demo.lock");
            assertThat(home.isBegun()).isFalse();
        }
    }

    /** Files of the quarter after the one that is run come later, as do those that the commands bring. */
    @Test
    void theFirstRunFindsWhatHadComeByThen() {
        DemoScript script = DemoScript.read(Path.of("sample-data", "demo.txt"));
        assertThat(script.isThere("park_331000_2017Q2.csv")).isTrue();
        assertThat(script.isThere("tax_331022_2018Q2_改.csv")).isTrue();
        assertThat(script.isThere("park-tenant_331004_2018Q3.csv")).isFalse();
        assertThat(script.isThere("registration_331081_2018Q2_补报.csv")).isFalse();
    }
}
