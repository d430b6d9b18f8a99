package cn.jidu.bench.peer.batch;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one item, in the order of the source's fields: values by column, and what is wrong with them. */
final class ItemChecks {
    private static final String QUARTER = "2018Q2";
    private static final String AREA = "行政区划代码";

    private record Fault(String title, String code, String raw) {}

    private final String source;
    private final ExtractItem item;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private String area;

    ItemChecks(String source, ExtractItem item) {
        this.source = source;
        this.item = item;
        this.area = item.fileArea();
        put("file", item.file());
        put("line", item.line());
    }

    void put(String column, @Nullable Object value) {
        values.put(column, value);
    }

    void fault(String title, String code) {
        faults.add(new Fault(title.replaceAll("（.*", ""), code, item.cell(title)));
    }

    /** The text; null where it is missing. */
    @Nullable
    String text(String column, String title, boolean required) {
        String raw = item.cell(title);
        boolean missing = BatchText.isMissing(raw);
        if (missing && required) {
            fault(title, "REQUIRED_MISSING");
        }
        String text = missing ? null : raw.strip();
        put(column, text);
        return text;
    }

    @Nullable
    BigDecimal number(
            String column, String title, boolean required, @Nullable BigDecimal least, @Nullable BigDecimal most) {
        String raw = item.cell(title);
        BigDecimal value = null;
        if (!BatchText.isMissing(raw)) {
            value = BatchText.number(raw);
            boolean outside = value != null
                    && ((least != null && value.compareTo(least) < 0) || (most != null && value.compareTo(most) > 0));
            if (value == null || outside) {
                fault(title, value == null ? "NUMBER_INVALID" : "OUT_OF_RANGE");
            }
        } else if (required) {
            fault(title, "REQUIRED_MISSING");
        }
        put(column, value);
        return value;
    }

    void day(String column, String title, boolean required) {
        String raw = item.cell(title);
        LocalDate value = null;
        if (!BatchText.isMissing(raw)) {
            value = BatchText.day(raw);
            if (value == null && !BatchText.isNever(raw)) {
                fault(title, "DATE_INVALID");
            }
        } else if (required) {
            fault(title, "REQUIRED_MISSING");
        }
        put(column, value);
    }

    void yes(String column, String title) {
        String raw = item.cell(title);
        boolean yes = BatchText.isYes(raw);
        if (!yes && !BatchText.isNo(raw)) {
            fault(title, "NOT_IN_LIST");
        }
        put(column, yes);
    }

    /** @param keys what is written to what is meant */
    @Nullable
    String choice(String column, String title, boolean required, Map<String, String> keys) {
        String raw = item.cell(title);
        String key = keys.get(raw.strip());
        boolean missing = BatchText.isMissing(raw);
        if (missing && required) {
            fault(title, "REQUIRED_MISSING");
        } else if (!missing && key == null) {
            fault(title, "NOT_IN_LIST");
        }
        put(column, key);
        return key;
    }

    void area(BatchReference reference) {
        String raw = item.cell(AREA).strip();
        boolean known = reference.isArea(raw);
        if (BatchText.isMissing(raw)) {
            fault(AREA, "REQUIRED_MISSING");
        } else if (!known) {
            fault(AREA, "AREA_UNKNOWN");
        } else if (!raw.equals(item.fileArea())) {
            fault(AREA, "AREA_OUTSIDE");
        }
        area = known ? raw : item.fileArea();
        put("area", area);
    }

    void quarter(String title) {
        String raw = item.cell(title);
        if (BatchText.isMissing(raw)) {
            fault(title, "REQUIRED_MISSING");
        } else if (!BatchText.quarter(raw).equals(QUARTER)) {
            fault(title, "PERIOD_MISMATCH");
        }
    }

    /** The code that ties a row to the registry, and the name beside it. @return the code */
    @Nullable
    String codeAndName(String codeTitle, String nameTitle, BatchReference reference) {
        BatchCode code = BatchCode.of(item.cell(codeTitle));
        put("code", code.text());
        put("mended", code.mended());
        put("wrong_check", code.wrongCheck());
        put("name", item.cell(nameTitle).strip());
        put("name_key", reference.normalName(item.cell(nameTitle)));
        return code.text();
    }

    CleansedItem result() {
        List<ItemFault> found = new ArrayList<>();
        for (Fault fault : faults) {
            found.add(new ItemFault(
                    source, item.file(), item.line(), area, found.size() + 1, fault.title, fault.code, fault.raw));
        }
        return new CleansedItem(values, found);
    }
}
