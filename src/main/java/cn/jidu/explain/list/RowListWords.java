package cn.jidu.explain.list;

import cn.jidu.definition.text.PackageTexts;

/** What stands in a list besides data. */
final class RowListWords {
    private static final PackageTexts TEXTS = PackageTexts.chinese(RowListWords.class);

    private RowListWords() {}

    /** Of a column that every list has. */
    static String meaning(String column) {
        return TEXTS.get("list." + column);
    }

    static String truth(boolean value) {
        return value ? TEXTS.get("list.yes") : TEXTS.get("list.no");
    }
}
