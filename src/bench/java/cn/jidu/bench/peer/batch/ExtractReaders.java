package cn.jidu.bench.peer.batch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.batch.infrastructure.item.file.FlatFileItemReader;
import org.springframework.batch.infrastructure.item.file.MultiResourceItemReader;
import org.springframework.batch.infrastructure.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.builder.MultiResourceItemReaderBuilder;
import org.springframework.batch.infrastructure.item.file.transform.DelimitedLineTokenizer;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Reads all files of a source, one after the other, whatever they are encoded in. */
final class ExtractReaders {
    private static final Charset GB18030 = Charset.forName("GB18030");

    private final Path inbox;

    ExtractReaders(Path inbox) {
        this.inbox = inbox;
    }

    MultiResourceItemReader<ExtractItem> of(String source) throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            Resource[] resources = files.filter(f -> f.getFileName().toString().startsWith(source + "_"))
                    .sorted()
                    .map(FileSystemResource::new)
                    .toArray(Resource[]::new);
            return new MultiResourceItemReaderBuilder<ExtractItem>()
                    .name(source + "-files")
                    .resources(resources)
                    .delegate(file(source))
                    .build();
        }
    }

    private static FlatFileItemReader<ExtractItem> file(String source) {
        DelimitedLineTokenizer tokenizer = new DelimitedLineTokenizer();
        return new FlatFileItemReaderBuilder<ExtractItem>()
                .name(source + "-file")
                .linesToSkip(1)
                .skippedLinesCallback(header -> tokenizer.setNames(header.split(",", -1)))
                .lineMapper((line, number) -> new ExtractItem(tokenizer.tokenize(line), number))
                .bufferedReaderFactory((resource, encoding) -> reader(resource))
                .build();
    }

    private static BufferedReader reader(Resource resource) throws IOException {
        return new BufferedReader(
                new InputStreamReader(resource.getInputStream(), isUtf8(resource) ? StandardCharsets.UTF_8 : GB18030));
    }

    private static boolean isUtf8(Resource resource) throws IOException {
        try (InputStream bytes = resource.getInputStream();
                Reader reader = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder())) {
            reader.transferTo(Writer.nullWriter());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
