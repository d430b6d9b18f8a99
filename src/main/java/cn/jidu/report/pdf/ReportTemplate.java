package cn.jidu.report.pdf;

import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.ReportException;
import cn.jidu.report.view.ReportForm;
import cn.jidu.report.view.ReportPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.design.JasperDesign;
import net.sf.jasperreports.engine.xml.JRXmlLoader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A folder of {@code report-templates}: its {@code report.yml} and the compiled page and part templates.
 *
 * @param page the page that the parts are set on
 * @param front the cover and the contents, of the forms that have them
 * @param parts how each is printed, in each form of a report
 * @param pages how many a form has at most; 0: as many as it takes
 * @param workbookOnly the parts that no pages show, in each form
 * @param verifyAddress put before the code that cameras read, where a site has a page that explains it; else empty
 */
public record ReportTemplate(
        JasperReport page,
        Map<ReportForm, JasperReport> front,
        Map<ReportForm, List<PartTemplate>> parts,
        Map<ReportForm, Integer> pages,
        Map<ReportForm, Set<String>> workbookOnly,
        String verifyAddress) {

    /**
     * @param part name of the {@link ReportPart} that it prints
     * @param place the order of printing; parts of one place are printed as the report gives them
     * @param columns of tables of at most so many; 0: of any
     * @param rows of tables of at most so many; 0: of any
     * @param pairs split a table of one label column and pairs of columns into blocks of so many pairs; 0: not split
     * @param together a block is kept on one page
     * @param leads it stands on the page of what follows under the same heading
     * @param joined the parts of the name are printed as one table
     * @param roomy only where the report has no more pages for it
     * @param cut what is left out
     * @param chapter that it belongs to; empty: that of the part before
     */
    public record PartTemplate(
            String part,
            int place,
            JasperReport template,
            int columns,
            int rows,
            int pairs,
            boolean together,
            boolean leads,
            boolean joined,
            boolean roomy,
            PartCut cut,
            String chapter) {

        boolean prints(ReportPart other) {
            return part.equals(other.name())
                    && (columns == 0 || other.columns().size() <= columns)
                    && (rows == 0 || other.rows().size() <= rows);
        }
    }

    public ReportTemplate {
        front = Map.copyOf(front);
        parts = Map.copyOf(parts);
        pages = Map.copyOf(pages);
        workbookOnly = Map.copyOf(workbookOnly);
    }

    /** Whether the part stands on the pages of a report of that form. */
    public boolean isPaged(ReportForm form, ReportPart part) {
        return !workbookOnly.getOrDefault(form, Set.of()).contains(part.name());
    }

    /** Whether the form has a template for parts of the name. */
    boolean knows(ReportForm form, String part) {
        return parts.getOrDefault(form, List.of()).stream()
                .anyMatch(t -> t.part().equals(part));
    }

    /** Whether the form has templates that are roomy. */
    boolean isRoomy(ReportForm form) {
        return parts.getOrDefault(form, List.of()).stream().anyMatch(PartTemplate::roomy);
    }

    /** The same without what is roomy: for reports that it would give more pages. */
    ReportTemplate dense() {
        Map<ReportForm, List<PartTemplate>> dense = new EnumMap<>(ReportForm.class);
        parts.forEach((form, all) ->
                dense.put(form, all.stream().filter(t -> !t.roomy()).toList()));
        return new ReportTemplate(page, front, dense, pages, workbookOnly, verifyAddress);
    }

    /** How a part is printed: by the first template that can. @throws ReportException where report.yml does not say so */
    public PartTemplate of(ReportForm form, ReportPart part) {
        return parts.getOrDefault(form, List.of()).stream()
                .filter(t -> t.prints(part))
                .findFirst()
                .orElseThrow(() -> new ReportException(
                        PackageTexts.chinese(ReportTemplate.class).get("unknownPart", part.name())));
    }

    /**
     * The keys of the plans that have reports of a form that not all have, without compiling anything.
     *
     * @throws ReportException where report.yml is missing or wrong
     */
    public static Map<ReportForm, Set<String>> plans(Path folder) {
        Loader loader = new Loader(folder);
        Map<?, ?> yaml = loader.readYaml();
        Map<ReportForm, Set<String>> plans = new EnumMap<>(ReportForm.class);
        for (ReportForm form : Loader.OF_SOME_PLANS) {
            String key = Loader.key(form);
            plans.put(
                    form,
                    yaml.get(key) instanceof Map<?, ?> pages ? loader.words(key, pages, "plans") : Set.<String>of());
        }
        return plans;
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

        private static final Set<ReportForm> OF_SOME_PLANS = EnumSet.of(ReportForm.UNIT, ReportForm.MONTH);

        private final Path folder;

        Loader(Path folder) {
            this.folder = folder;
        }

        ReportTemplate load() {
            Map<?, ?> yaml = readYaml();
            Map<ReportForm, List<PartTemplate>> parts = new EnumMap<>(ReportForm.class);
            Map<ReportForm, Set<String>> workbookOnly = new EnumMap<>(ReportForm.class);
            Map<ReportForm, JasperReport> front = new EnumMap<>(ReportForm.class);
            Map<ReportForm, Integer> bounds = new EnumMap<>(ReportForm.class);
            for (ReportForm form : ReportForm.values()) {
                String key = key(form);
                if (OF_SOME_PLANS.contains(form) && !yaml.containsKey(key)) {
                    continue;
                }
                if (!(yaml.get(key) instanceof Map<?, ?> pages)) {
                    throw wrong("report.yml", key);
                }
                if (pages.containsKey("front")) {
                    front.put(form, compile(word(pages, "front")));
                }
                bounds.put(form, number(pages, "pages"));
                parts.put(form, parts(key, pages));
                workbookOnly.put(form, words(key, pages, "workbookOnly"));
            }
            String address = yaml.containsKey("verifyAddress") ? word(yaml, "verifyAddress") : "";
            if (!address.matches(ADDRESS)) {
                throw wrong("report.yml", "verifyAddress: " + address);
            }
            return new ReportTemplate(compile(word(yaml, "page")), front, parts, bounds, workbookOnly, address);
        }

        private static String key(ReportForm form) {
            return form.name().toLowerCase(Locale.ROOT);
        }

        private List<PartTemplate> parts(String key, Map<?, ?> pages) {
            if (!(pages.get("parts") instanceof List<?> entries)) {
                throw wrong("report.yml", key + ".parts");
            }
            List<PartTemplate> parts = new ArrayList<>();
            for (int place = 0; place < entries.size(); place++) {
                if (entries.get(place) instanceof List<?> inTurn) {
                    for (Object entry : inTurn) {
                        parts.add(part(entry, place));
                    }
                } else {
                    parts.add(part(entries.get(place), place));
                }
            }
            return List.copyOf(parts);
        }

        private Set<String> words(String key, Map<?, ?> pages, String list) {
            if (!(pages.get(list) instanceof List<?> names)) {
                throw wrong("report.yml", key + "." + list);
            }
            return names.stream().map(String::valueOf).collect(Collectors.toSet());
        }

        private PartTemplate part(@Nullable Object entry, int place) {
            if (!(entry instanceof Map<?, ?> part)) {
                throw wrong("report.yml", String.valueOf(entry));
            }
            return new PartTemplate(
                    word(part, "part"),
                    place,
                    compile(word(part, "template")),
                    number(part, "columns"),
                    number(part, "rows"),
                    number(part, "pairs"),
                    says(part, "together"),
                    says(part, "leads"),
                    says(part, "joined"),
                    says(part, "roomy"),
                    cut(part),
                    part.get("chapter") instanceof String chapter ? chapter : "");
        }

        private static int number(Map<?, ?> part, String key) {
            return part.get(key) instanceof Integer n ? n : 0;
        }

        private static boolean says(Map<?, ?> part, String key) {
            return Boolean.TRUE.equals(part.get(key));
        }

        private static PartCut cut(Map<?, ?> part) {
            Set<String> without = part.get("without") instanceof List<?> columns
                    ? columns.stream().map(String::valueOf).collect(Collectors.toSet())
                    : Set.of();
            return new PartCut(number(part, "most"), number(part, "mostPairs"), without);
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
                JasperDesign design = JRXmlLoader.load(new ByteArrayInputStream(written));
                RoomGroups.addTo(design);
                JasperReport made =
                        new TemplateCompiler(DefaultJasperReportsContext.getInstance()).compileReport(design);
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
