package cn.jidu.bench.peer.batch;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemProcessor;

/** Looks at one registration. */
final class RegistrationProcessor implements ItemProcessor<ExtractItem, CleansedItem> {
    private static final String CODE = "统一社会信用代码";
    private static final String INDUSTRY = "行业代码";

    private final BatchReference reference;

    RegistrationProcessor(BatchReference reference) {
        this.reference = reference;
    }

    @Override
    public CleansedItem process(ExtractItem item) {
        ItemChecks checks = new ItemChecks("registration", item);
        BatchCode code = BatchCode.of(item.cell(CODE));
        String uscc = code.usable() ? code.text() : code.mended();
        checks.put("uscc", uscc);
        checks.put("wrong_check", code.wrongCheck());
        String number = checks.text("registration_no", "注册号", false);
        if (uscc == null && number == null) {
            checks.fault(CODE, code.text() == null ? "CODE_MISSING" : "CODE_MALFORMED");
        }
        checks.put("row_key", key(uscc, number));
        checks.put("name", item.cell("企业名称").strip());
        checks.put("name_key", reference.normalName(item.cell("企业名称")));
        String type = checks.text("entity_type", "主体类型", true);
        checks.put("type_class", type == null ? null : reference.typeClass(type));
        industry(checks, item.cell(INDUSTRY));
        checks.area(reference);
        checks.day("established_on", "成立日期", true);
        checks.put("ended", reference.isEnded(checks.choice("status", "经营状态", true, reference.statuses())));
        checks.day("status_on", "状态日期", false);
        checks.number("capital", "注册资本（万元）", false, BigDecimal.ZERO, null);
        checks.text("legal_representative", "法定代表人", false);
        checks.text("converted_from", "转型前代码", false);
        checks.day("converted_on", "转型日期", false);
        return checks.result();
    }

    private static @Nullable String key(@Nullable String uscc, @Nullable String number) {
        return uscc != null || number == null
                ? uscc
                : "reg:" + BatchText.halfWidth(number).toUpperCase(Locale.ROOT);
    }

    private void industry(ItemChecks checks, String raw) {
        String code = BatchText.halfWidth(raw).toUpperCase(Locale.ROOT).replaceFirst("^[A-T]", "");
        if (BatchText.isMissing(raw)) {
            checks.fault(INDUSTRY, "REQUIRED_MISSING");
        } else if (!reference.isIndustry(code)) {
            checks.fault(INDUSTRY, "NOT_IN_LIST");
        }
        checks.put("industry_code", code);
    }
}
