package cn.jidu.intake;

import cn.jidu.cleanse.Fixture;
import cn.jidu.definition.Limits;
import cn.jidu.definition.Source;
import java.io.InputStream;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShownCasesTest {
    @TempDir
    Path work;

    @Test
    void dump() throws Exception {
        List<Path> files;
        try (var s = Files.list(Path.of("src/test/resources/cn/jidu/intake/shown"))) {
            files = s.sorted().toList();
        }
        for (Path p : files) {
            String name = p.getFileName().toString();
            Source source = Fixture.DEFINITIONS.sources().get(name.startsWith("plain") ? "tax" : name.replaceAll("_.*", ""));
            System.out.println("## " + name);
            try (Extract e = Extract.open(new Original(name, Files.size(p), () -> Files.newInputStream(p)), source, Limits.DEFAULT, work)) {
                for (Row r = e.next(); r != null; r = e.next()) {
                    StringBuilder b = new StringBuilder("" + r.rowNo());
                    for (int c = 0; c < r.width(); c++) b.append(" [").append(r.cell(c)).append("]");
                    System.out.println(b);
                }
                System.out.println(e.notes());
            } catch (RefusedException e) {
                System.out.println(e.refusal() + " " + e.message());
            }
        }
    }
}
