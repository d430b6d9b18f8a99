package cn.jidu.report.pdf;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.part.ReportPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperReport;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A folder of {@code report-templates}: its {@code report.yml} and the compiled page and part templates.
 *
 * @param page the page that the parts are set on
 * @param parts how each is printed
 * @param verifyAddress put before the code that cameras read, where a site has a page that explains it; else empty
 */
public record ReportTemplate(JasperReport page, List<PartTemplate> parts, String verifyAddress) {

    /**
     * @param part name of the {@link ReportPart} that it prints
     * @param place the order of printing; parts of one place are printed as the report gives them
     * @param pairs split a table of one label column and pairs of columns into blocks of so many pairs; 0: not split
     * @param together a block is kept on one page
     */
    public record PartTemplate(String part, int place, JasperReport template, int pairs, boolean together) {

        boolean prints(ReportPart other) {
            return part.equals(other.name());
        }
    }

    public ReportTemplate {
        parts = List.copyOf(parts);
    }

    /** How a part is printed: by the first template that can. @throws ReportException where report.yml does not say so */
    public PartTemplate of(ReportPart part) {
        return parts.stream()
                .filter(t -> t.prints(part))
                .findFirst()
                .orElseThrow(() -> new ReportException(
                        PackageTexts.chinese(ReportTemplate.class).get("unknownPart", part.name())));
    }

    /** Reads and compiles the folder. @throws ReportException naming the file that is missing or wrong */
    public static ReportTemplate load(Path folder) {
        return new Loader(folder).load();
    }

    private static final class Loader {
        /** By their texts: a site that serves prints the same ones every night, and some parts share one. */
        private static final Map<String, JasperReport> COMPILED = new ConcurrentHashMap<>();
        /** Short enough that the square stays readable on paper. */
        private static final String ADDRESS = "|https?://[!-~]{1,60}";

        private final Path folder;

        Loader(Path folder) {
            this.folder = folder;
        }

        ReportTemplate load() {
            Map<?, ?> yaml = readYaml();
            List<PartTemplate> parts = new ArrayList<>();
            if (!(yaml.get("parts") instanceof List<?> entries)) {
                throw wrong("report.yml", "parts");
            }
            for (int place = 0; place < entries.size(); place++) {
                if (entries.get(place) instanceof List<?> inTurn) {
                    for (Object entry : inTurn) {
                        parts.add(part(entry, place));
                    }
                } else {
                    parts.add(part(entries.get(place), place));
                }
            }
            String address = yaml.containsKey("verifyAddress") ? word(yaml, "verifyAddress") : "";
            if (!address.matches(ADDRESS)) {
                throw wrong("report.yml", "verifyAddress: " + address);
            }
            return new ReportTemplate(compile(word(yaml, "page")), parts, address);
        }

        private PartTemplate part(@Nullable Object entry, int place) {
            if (!(entry instanceof Map<?, ?> part)) {
                throw wrong("report.yml", String.valueOf(entry));
            }
            int pairs = part.get("pairs") instanceof Integer n ? n : 0;
            boolean together = Boolean.TRUE.equals(part.get("together"));
            return new PartTemplate(word(part, "part"), place, compile(word(part, "template")), pairs, together);
        }

        private Map<?, ?> readYaml() {
            try (var in = Files.newBufferedReader(folder.resolve("report.yml"))) {
                Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
                if (read instanceof Map<?, ?> map) {
                    return map;
                }
                throw wrong("report.yml", String.valueOf(read));
            } catch (IOException | org.yaml.snakeyaml.error.YAMLException e) {
                throw new ReportException(text("report.yml", e.toString()), e);
            }
        }

        private String word(Map<?, ?> map, String key) {
            if (map.get(key) instanceof String word) {
                return word;
            }
            throw wrong("report.yml", key);
        }

        private JasperReport compile(String file) {
            try {
                byte[] written = Files.readAllBytes(folder.resolve(file));
                String text = new String(written, StandardCharsets.ISO_8859_1);
                JasperReport known = COMPILED.get(text);
                if (known != null) {
                    return known;
                }
                JasperReport made = JasperCompileManager.getInstance(DefaultJasperReportsContext.getInstance())
                        .compile(new ByteArrayInputStream(written));
                COMPILED.put(text, made);
                return made;
            } catch (IOException | JRException e) {
                throw new ReportException(text(file, String.valueOf(e.getMessage())), e);
            }
        }

        private ReportException wrong(String file, String what) {
            return new ReportException(text(file, what));
        }

        private String text(String file, String what) {
            return PackageTexts.chinese(ReportTemplate.class)
                    .get("noTemplate", folder.getFileName() + "/" + file, what);
        }
    }
}
