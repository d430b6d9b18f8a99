package cn.jidu.definition.source;

import java.util.Map;

/** The encodings that a contract may declare for its text files. */
public enum DeclaredEncoding {
    /** With or without a byte order mark. */
    UTF_8("UTF-8"),
    /** GBK and GB2312 are parts of it. */
    GB18030("GB18030"),
    /** By its byte order mark. */
    UTF_16("UTF-16"),
    /** Western European, as American and European databases export. Every text is valid in it: never guessed. */
    WINDOWS_1252("Windows-1252");

    /** As contracts write them, after the registry of IANA. */
    public static final Map<String, DeclaredEncoding> NAMES = Map.of(
            "utf-8", UTF_8,
            "gb18030", GB18030,
            "gbk", GB18030,
            "gb2312", GB18030,
            "utf-16", UTF_16,
            "windows-1252", WINDOWS_1252);

    private final String title;

    DeclaredEncoding(String title) {
        this.title = title;
    }

    /** As users know it. */
    public String title() {
        return title;
    }
}
