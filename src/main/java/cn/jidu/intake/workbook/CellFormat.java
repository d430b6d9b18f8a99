package cn.jidu.intake.workbook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a cell is shown, by its number format (ECMA-376, 18.8.31).
 *
 * @param sections for numbers
 * @param texts for texts: empty where they are shown as they are
 */
record CellFormat(List<FormatSection> sections, Optional<FormatSection> texts) {
    static final CellFormat GENERAL = new CellFormat(List.of(FormatSection.GENERAL), Optional.empty());
    static final CellFormat DAY = new CellFormat(List.of(FormatSection.DAY), Optional.empty());

    CellFormat {
        sections = List.copyOf(sections);
    }

    /** @param code as the workbook writes it */
    static CellFormat of(String code) {
        Map<Boolean, List<FormatSection>> sections = FormatCode.sections(code).stream()
                .collect(Collectors.partitioningBy(s -> s.kind() == FormatSection.SectionKind.TEXT));
        List<FormatSection> numbers = sections.getOrDefault(false, List.of());
        Optional<FormatSection> texts = sections.getOrDefault(true, List.of()).stream()
                .filter(s -> !s.before().isEmpty() || !s.behind().isEmpty())
                .findFirst();
        return new CellFormat(numbers.isEmpty() ? GENERAL.sections : numbers, texts);
    }

    /** What a cell shows that holds this text: {@code @"万元"} writes letters around it. */
    String text(String held) {
        return texts.isEmpty() || held.isBlank()
                ? held
                : texts.get().before() + held + texts.get().behind();
    }

    /** Whether every number is shown as the same number, or as a day. */
    boolean keepsNumbers() {
        return sections.stream().allMatch(FormatSection::keepsNumbers);
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
