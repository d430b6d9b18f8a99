package cn.jidu.explain;

import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.explain.kept.KeptKinds;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a {@link PanelPass} gives, from what is kept of the rows: without the findings, which are kept apart.
 *
 * @param parts at least one, all of the same revision, panel and area
 */
record KindsPass(List<PartSql> parts, KeptKinds kept) {
    KindsPass {
        parts = List.copyOf(parts);
    }

    /** Its rows, as those of {@link PanelPass#sql}. */
    String sql() {
        return """
                select d.file_name, d.source, c.*
                from (
                    select delivery_id, null::text[] as codes, sum(rows)::bigint as rows, %s
                    from (select delivery_id, rows, %s from %s) p
                    group by delivery_id, %s
                ) c join %s d on d.delivery_id = c.delivery_id
                order by d.file_name collate "C", d.delivery_id""".formatted(
                        each("reason%1$d, sum(adds%1$d) as added%1$d"),
                        IntStream.range(0, parts.size())
                                .mapToObj(i -> parts.get(i).reason(kept) + " as reason" + i + ", "
                                        + parts.get(i).adds(kept) + " as adds" + i)
                                .collect(Collectors.joining(", ")),
                        kept.rows(parts.get(0).within()),
                        each("reason%1$d"),
                        DeliveryRelations.ALL);
    }

    private String each(String columns) {
        return IntStream.range(0, parts.size()).mapToObj(columns::formatted).collect(Collectors.joining(", "));
    }
}
