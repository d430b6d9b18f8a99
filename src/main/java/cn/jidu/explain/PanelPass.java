package cn.jidu.explain;

import cn.jidu.delivery.DeliveryRelations;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The SELECT that goes once through an area's rows of a quarter's panel for all that the parts of figures ask of them: of
 * each part whether a row is counted or why not, and what it adds; of the row its file and its findings.
 *
 * @param parts at least one, all of the same revision, panel and area
 */
record PanelPass(List<PartSql> parts) {
    PanelPass {
        parts = List.copyOf(parts);
    }

    /**
     * Its rows, those of a file together, by the file's name: file, its source, the file's number, the codes of the findings
     * (null where there are none), how many rows; then of each part the reason, which is empty where they are counted, and what
     * those rows add.
     */
    String sql() {
        return """
                select d.file_name, d.source, c.*
                from (
                    select p.delivery_id, f.codes, count(*) as rows, %s
                    from (select delivery_id, sheet_no, row_no, %s from %s) p
                    left join (%s) f using (delivery_id, sheet_no, row_no)
                    group by p.delivery_id, f.codes, %s
                ) c join %s d on d.delivery_id = c.delivery_id
                order by d.file_name collate "C", d.delivery_id""".formatted(
                        each("reason%1$d, sum(adds%1$d) as added%1$d"),
                        IntStream.range(0, parts.size())
                                .mapToObj(i -> parts.get(i).reason() + " as reason" + i + ", "
                                        + parts.get(i).adds() + " as adds" + i)
                                .collect(Collectors.joining(", ")),
                        parts.get(0).rows(),
                        parts.get(0).findings(),
                        each("reason%1$d"),
                        DeliveryRelations.ALL);
    }

    private String each(String columns) {
        return IntStream.range(0, parts.size()).mapToObj(columns::formatted).collect(Collectors.joining(", "));
    }
}
