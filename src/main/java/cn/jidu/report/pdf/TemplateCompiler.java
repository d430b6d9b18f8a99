package cn.jidu.report.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.jdt.JRJdtCompiler;
import org.jspecify.annotations.Nullable;

/**
 * Compiles templates as the library does, but looks for each class once. The library's compiler asks for the same ones with
 * every template; and of a name it asks in every package whether it stands for a class there, which takes a look into each jar.
 */
final class TemplateCompiler extends JRJdtCompiler {
    private static final Map<String, Optional<byte[]>> LOOKED_FOR = new ConcurrentHashMap<>();

    TemplateCompiler(JasperReportsContext context) {
        super(context);
    }

    @Override
    protected @Nullable InputStream getResource(String name) {
        return LOOKED_FOR
                .computeIfAbsent(name, this::found)
                .map(ByteArrayInputStream::new)
                .orElse(null);
    }

    private Optional<byte[]> found(String name) {
        try (InputStream in = super.getResource(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
