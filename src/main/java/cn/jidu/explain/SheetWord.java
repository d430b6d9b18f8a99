package cn.jidu.explain;

/** How a sheet is called in lists and places: by its name, or by its number where it has none. */
public final class SheetWord {
    private SheetWord() {}

    /** As SQL over a relation with a file's and a sheet's number. */
    public static String of(String relation) {
        return """
                coalesce((
                    select s.name from jidu.delivery_sheet s
                    where s.delivery_id = %1$s.delivery_id and s.sheet_no = %1$s.sheet_no), %1$s.sheet_no::text)""".formatted(relation);
    }
}
