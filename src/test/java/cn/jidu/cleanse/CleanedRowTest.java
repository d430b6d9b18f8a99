package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.ExtractReader;
import cn.jidu.intake.table.OriginalFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanedRowTest {
    private static final String TAIL = ",有限责任公司,1711,331002,2018-03-01,存续\n";

    @TempDir
    Path work;

    @Test
    void aRowStaysWhatItIsWhenTheNextOneIsCleansed() throws Exception {
        String first = Codes.uscc("91331002MA2A00001");
        String second = Codes.uscc("91331002MA2A00002");
        String text = Fixture.REGISTRATION + first + ",,甲" + TAIL + "1234,,乙" + TAIL + second + ",,丙" + TAIL;
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Definitions definitions =
                DefinitionLoader.load(Path.of("jobs")).definitions().orElseThrow();
        Source source = definitions.sources().get("registration");
        OriginalFile file =
                new OriginalFile("registration_331002_2019Q3.csv", bytes.length, () -> new ByteArrayInputStream(bytes));
        try (ExtractReader extract = ExtractReader.open(file, source, definitions.limits(), work)) {
            RowCleaner cleaner = new RowCleaner(
                    source,
                    extract.header(),
                    definitions,
                    "331002",
                    Quarter.of("2019Q3"),
                    Optional.empty(),
                    citizen -> "*");
            CleanedRow loaded = cleaner.clean(extract.next());
            CleanedRow rejected = cleaner.clean(extract.next());
            CleanedRow last = cleaner.clean(extract.next());

            int name = source.indexOf("name");
            assertThat(loaded.value(name)).isEqualTo("甲");
            assertThat(loaded.key()).isEqualTo(first);
            assertThat(loaded.isLoaded()).isTrue();
            assertThat(rejected.value(name)).isEqualTo("乙");
            assertThat(rejected.key()).isNull();
            assertThat(rejected.faults())
                    .singleElement()
                    .satisfies(f -> assertThat(f.code()).isEqualTo(RejectCode.CODE_MALFORMED));
            assertThat(last.value(name)).isEqualTo("丙");
            assertThat(last.key()).isEqualTo(second);
            assertThat(last.origin().rowNo()).isEqualTo(4);
        }
    }
}
