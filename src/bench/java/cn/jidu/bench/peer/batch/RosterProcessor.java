package cn.jidu.bench.peer.batch;

import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Looks at one entry of a list. */
final class RosterProcessor implements ItemProcessor<ExtractItem, CleansedItem> {
    private final BatchReference reference;

    RosterProcessor(BatchReference reference) {
        this.reference = reference;
    }

    @Override
    public CleansedItem process(ExtractItem item) {
        ItemChecks checks = new ItemChecks("roster", item);
        String roster = checks.choice("roster", "名单", true, reference.rosters());
        String code = checks.codeAndName("企业代码", "企业名称", reference);
        checks.area(reference);
        checks.day("listed_on", "认定日期", true);
        checks.day("delisted_on", "失效日期", false);
        checks.text("authority", "认定单位", false);
        checks.put("row_key", code == null ? null : roster + "|" + code + "|" + BatchText.day(item.cell("认定日期")));
        return checks.result();
    }
}
