package cn.jidu.bench.peer.batch;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Looks at one filing. */
final class TaxProcessor implements ItemProcessor<ExtractItem, CleansedItem> {
    private static final Map<String, String> RATINGS = Map.of("A", "A", "B", "B", "M", "M", "C", "C", "D", "D");

    private final BatchReference reference;

    TaxProcessor(BatchReference reference) {
        this.reference = reference;
    }

    @Override
    public CleansedItem process(ExtractItem item) {
        ItemChecks checks = new ItemChecks("tax", item);
        String code = checks.codeAndName("纳税人识别号", "纳税人名称", reference);
        checks.put("row_key", code == null ? null : code + "|2018Q2");
        checks.area(reference);
        checks.quarter("所属期");
        checks.number("revenue", "营业收入（元）", true, null, null);
        checks.number("tax_paid", "实缴税额（元）", true, null, null);
        checks.number("relief", "减免税额（元）", false, null, null);
        checks.yes("eligible", "应享受优惠");
        BigDecimal employees = checks.number("employees", "从业人数", false, BigDecimal.ZERO, null);
        if (employees != null && employees.stripTrailingZeros().scale() > 0) {
            checks.fault("从业人数", "NUMBER_INVALID");
        }
        checks.number("assets", "资产总额（元）", false, BigDecimal.ZERO, null);
        checks.choice("rating", "纳税信用等级", false, RATINGS);
        return checks.result();
    }
}
