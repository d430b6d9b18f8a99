package cn.jidu.report;

import java.util.Map;

/** The head of a report that a test puts together by itself. */
final class PlainHead {
    private PlainHead() {}

    /** It says what plan and report it is, and nothing else. */
    static Map<String, String> of(String planTitle, String title) {
        return Map.of(
                "planTitle",
                planTitle,
                "title",
                title,
                "area",
                "",
                "period",
                "",
                "issued",
                "",
                "document",
                "",
                "edition",
                "");
    }
}
