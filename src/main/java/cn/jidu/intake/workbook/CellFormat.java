package cn.jidu.intake.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How the number of a cell is shown, by its number format (ECMA-376, 18.8.31). */
record CellFormat(List<FormatSection> sections) {
    static final CellFormat GENERAL = new CellFormat(List.of(FormatSection.GENERAL));
    static final CellFormat DAY = new CellFormat(List.of(FormatSection.DAY));

    CellFormat {
        sections = List.copyOf(sections);
    }

    /** @param code as the workbook writes it */
    static CellFormat of(String code) {
        List<FormatSection> sections = FormatCode.sections(code).stream()
                .filter(s -> s.kind() != FormatSection.SectionKind.TEXT)
                .toList();
        return sections.isEmpty() ? GENERAL : new CellFormat(sections);
    }

    /** The section for a number: the first whose condition holds; without conditions positive, negative and zero. */
    FormatSection section(BigDecimal number) {
        int n = sections.size();
        if (n == 1 && sections.get(0).condition().isEmpty()) {
            return sections.get(0);
        }
        for (int i = 0; i < n; i++) {
            Optional<FormatSection.Condition> condition = sections.get(i).condition();
            if (condition.map(c -> c.holds(number)).orElse(isFor(i, number.signum()))) {
                return sections.get(i);
            }
        }
        return FormatSection.GENERAL;
    }

    private boolean isFor(int place, int sign) {
        return switch (place) {
            case 0 -> sections.size() == 1 || sign > 0 || (sign == 0 && sections.size() == 2);
            case 1 -> sections.size() == 2 || sign < 0;
            default -> true;
        };
    }
}
