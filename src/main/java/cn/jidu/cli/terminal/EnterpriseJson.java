package cn.jidu.cli.terminal;

import cn.jidu.explain.row.EnterpriseTrail;
import cn.jidu.explain.row.EnterpriseTrail.RegisteredQuarter;
import cn.jidu.explain.row.EnterpriseTrail.TiedRow;
import cn.jidu.explain.row.RowPlace;
import java.util.LinkedHashMap;
import java.util.Map;

/** An enterprise through the quarters, for programs: every quarter whole, keys in this order. */
public final class EnterpriseJson {
    private EnterpriseJson() {}

    /** Of the registration the columns of {@code enterprise_quarter}; empty where nothing is known. */
    public static Map<String, Object> of(EnterpriseTrail trail) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("enterprise", trail.id().toString());
        values.put(
                "quarters",
                trail.quarters().stream().map(EnterpriseJson::quarter).toList());
        values.put("rows", trail.rows().stream().map(EnterpriseJson::row).toList());
        values.put("figures", trail.figures().stream().map(ExplainJson::holding).toList());
        return values;
    }

    private static Map<String, Object> quarter(RegisteredQuarter quarter) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarter", quarter.quarter().toString());
        values.put("revision", quarter.revision());
        values.putAll(quarter.told());
        putPlace(values, quarter.place());
        return values;
    }

    private static Map<String, Object> row(TiedRow row) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("quarter", row.quarter().toString());
        values.put("source", row.source());
        values.put("tier", row.tier());
        putPlace(values, row.place());
        return values;
    }

    private static void putPlace(Map<String, Object> values, RowPlace place) {
        values.put("file", place.file());
        values.put("sheet", ToldSheet.value(place.sheet()));
        values.put("row", place.row());
    }
}
