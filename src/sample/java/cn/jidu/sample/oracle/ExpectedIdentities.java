package cn.jidu.sample.oracle;

import cn.jidu.sample.city.SampleRow;
import java.util.HashMap;
import java.util.Map;

/** One identity per entity through a change of code: the registration number ties an old row to a coded one. */
final class ExpectedIdentities {
    private final Map<String, String> byCode = new HashMap<>();
    private final Map<String, String> byNumber = new HashMap<>();

    /** The identity of a registration row; rows must come oldest first. */
    String of(SampleRow row) {
        String code = row.code();
        String number = row.text("registration_no");
        String known = code.isEmpty() ? null : byCode.get(code);
        if (known == null && !number.isEmpty()) {
            known = byNumber.get(number);
        }
        String id = known == null ? row.key() : known;
        if (!code.isEmpty()) {
            byCode.putIfAbsent(code, id);
        }
        if (!number.isEmpty()) {
            byNumber.putIfAbsent(number, id);
        }
        return id;
    }
}
