package cn.jidu.report.data;

import cn.jidu.definition.text.FormulaGuard;
import cn.jidu.definition.text.PackageTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code datapackage.json}, after the Frictionless Data Package specification. */
final class PackageDescription {
    private PackageDescription() {}

    /** Describes the tables that already lie in the folder. */
    static void write(QuarterResults results, Path folder) throws IOException {
        List<Object> resources = new ArrayList<>();
        for (CsvTable t : CsvTables.of(results)) {
            resources.add(resource(t, folder.resolve(t.file())));
        }
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("profile", "tabular-data-package");
        description.put(
                "name", "jidu-" + results.quarter().sdmx().toLowerCase(Locale.ROOT) + "-r" + results.revision());
        description.put("title", results.quarter().chinese() + "监测数据");
        description.put("version", "r" + results.revision());
        description.put("created", results.asOf() + "T00:00:00+08:00");
        description.put(
                "description",
                PackageTexts.chinese(PackageDescription.class).get("package.escape")
                        + "数字为小数点写法，四舍五入至多六位，空为没有。各表、各列的 title 为中文，description 为英文。");
        description.put("resources", resources);
        JsonWriter.write(folder.resolve("datapackage.json"), description);
    }

    private static Map<String, Object> resource(CsvTable table, Path file) throws IOException {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("profile", "tabular-data-resource");
        resource.put("name", table.name());
        resource.put("path", table.file());
        resource.put("title", table.title());
        resource.put("description", table.description());
        resource.put("format", "csv");
        resource.put("mediatype", "text/csv");
        resource.put("encoding", "utf-8");
        resource.put("bytes", Files.size(file));
        resource.put("hash", "sha256:" + FileHashes.sha256(file));
        resource.put("dialect", dialect());
        resource.put("schema", schema(table));
        return resource;
    }

    private static Map<String, Object> dialect() {
        Map<String, Object> dialect = new LinkedHashMap<>();
        dialect.put("delimiter", ",");
        dialect.put("lineTerminator", "\r\n");
        dialect.put("quoteChar", "\"");
        dialect.put("doubleQuote", true);
        dialect.put("header", true);
        return dialect;
    }

    private static Map<String, Object> schema(CsvTable table) {
        List<Object> fields = new ArrayList<>();
        for (CsvTable.CsvColumn c : table.columns()) {
            Map<String, Object> field = new LinkedHashMap<>();
            field.put("name", c.name());
            field.put("type", c.type().name().toLowerCase(Locale.ROOT));
            field.put("title", c.title());
            field.put("description", c.description());
            if (c.type() == CsvTable.Type.STRING) {
                field.put(FormulaGuard.DECLARATION, FormulaGuard.RULE);
            }
            fields.add(field);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("fields", fields);
        schema.put("missingValues", List.of(""));
        return schema;
    }
}
