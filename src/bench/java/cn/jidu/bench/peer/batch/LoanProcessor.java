package cn.jidu.bench.peer.batch;

import java.math.BigDecimal;
import java.util.Map;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Looks at one loan note. */
final class LoanProcessor implements ItemProcessor<ExtractItem, CleansedItem> {
    private static final Map<String, String> SECURITY = Map.of("信用", "信用", "保证", "保证", "抵押", "抵押", "质押", "质押");

    private final BatchReference reference;

    LoanProcessor(BatchReference reference) {
        this.reference = reference;
    }

    @Override
    public CleansedItem process(ExtractItem item) {
        ItemChecks checks = new ItemChecks("loan", item);
        String number = checks.text("loan_id", "借据编号", true);
        String lender = checks.text("lender", "贷款机构", true);
        checks.put("row_key", lender + "|" + number + "|2018Q2");
        checks.codeAndName("借款人代码", "借款人名称", reference);
        checks.area(reference);
        checks.quarter("报告期");
        checks.number("credit_limit", "授信总额（万元）", false, BigDecimal.ZERO, null);
        checks.number("balance", "贷款余额（万元）", true, BigDecimal.ZERO, null);
        checks.day("granted_on", "发放日期", true);
        checks.number("granted_amount", "发放金额（万元）", true, BigDecimal.ZERO, null);
        checks.day("due_on", "到期日期", false);
        checks.number("annual_rate", "年利率（%）", false, BigDecimal.ZERO, BigDecimal.valueOf(100));
        checks.choice("security", "担保方式", false, SECURITY);
        checks.yes("rollover", "无还本续贷");
        checks.yes("first_loan", "首贷");
        return checks.result();
    }
}
