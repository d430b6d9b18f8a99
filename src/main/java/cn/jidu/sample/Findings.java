package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Everything that is loaded and listed (CONTRACTS, section 1), for one quarter. */
final class Findings {
    static final String HEADER = "CODE,SOURCE,REF_AREA,TIME_PERIOD,DELIVERY,ROW,KEY";

    private final List<String> lines = new ArrayList<>();
    private final Quarter quarter;

    Findings(Model model, Quarter quarter) {
        this.quarter = quarter;
        for (Shape shape : Shape.values()) {
            model.inForce().accepted(shape, quarter).forEach(this::intake);
            model.inForce().of(shape, quarter).superseded().stream()
                    .filter(s -> !s.newer().file().supplement())
                    .forEach(s -> add(s.code(), s.older()));
        }
        for (Shape shape : List.of(Shape.TAX, Shape.LOAN, Shape.ROSTER)) {
            model.panel(quarter).unmatched(shape).forEach(h -> add("NOT_REGISTERED", h));
            model.panel(quarter).matched(shape).forEach(this::matched);
        }
        model.panel(quarter).members().forEach(this::member);
        Figures figures = new Figures(model);
        model.inForce().of(Shape.RETURN, quarter).rows().forEach(h -> returned(figures, h));
    }

    /** Sorted as text. */
    List<String> csv() {
        return lines.stream().sorted().toList();
    }

    static String duplicateCode(Row row, Map<Row, Row> duplicates) {
        Row later = duplicates.get(row);
        return later != null && row.sameValues(later) ? "DUPLICATE_IDENTICAL" : "DUPLICATE_CONFLICT";
    }

    /** Of a file's own rows, whether or not they are in force. */
    private void intake(Delivery file) {
        Map<Row, Row> duplicates = file.duplicates();
        duplicates.keySet().forEach(r -> add(duplicateCode(r, duplicates), new Held(r, file, false)));
        for (Row row : file.loaded()) {
            if (row.shape() == Shape.REGISTRATION && row.codeRepairedFinding()) {
                add("CODE_REPAIRED", new Held(row, file, false));
            }
            if (Codes.isWellFormed(row.code()) && !Codes.isRight(row.code())) {
                add("CODE_CHECK_DIGIT", new Held(row, file, false));
            }
        }
    }

    private void matched(Panel.Matched matched) {
        Row row = matched.held().row();
        Panel.Member member = matched.member();
        if (!normalised(row.text("name")).equals(normalised(member.row().text("name")))) {
            add("NAME_MISMATCH", matched.held());
        }
        if (!row.area().equals(member.area())) {
            add("AREA_MISMATCH", matched.held());
        }
        boolean pays = row.shape() == Shape.TAX && positive(row.number("revenue"));
        if (pays && endedBefore(member, quarter.firstDay())) {
            add("ENDED_BUT_FILING", matched.held());
        }
        boolean owes = row.shape() == Shape.LOAN && positive(row.number("balance"));
        if (owes && endedBefore(member, quarter.lastDay())) {
            add("ENDED_BUT_BORROWING", matched.held());
        }
    }

    private void member(Panel.Member member) {
        Row row = member.row();
        if (member.kind().isEmpty()) {
            add("TYPE_UNKNOWN", member.held());
        }
        if (Panel.ended(row) && row.date("status_on") == null) {
            add("STATUS_DATE_MISSING", member.held());
        }
        boolean oldEnough = member.established().plusDays(30).isBefore(quarter.lastDay());
        if (member.active() && member.smallMicro() && oldEnough && !member.everFiled()) {
            add("NOT_TAX_REGISTERED", member.held());
        }
    }

    /** A department's figure that is not the computed one, both as shown. */
    private void returned(Figures figures, Held held) {
        Figure figure = Figure.get(held.row().text("indicator"));
        BigDecimal value = held.row().number("value");
        if (value == null || !figure.computed()) {
            return;
        }
        figures.own(figure, held.row().area(), quarter)
                .value()
                .filter(own -> shown(figure, own).compareTo(shown(figure, value)) != 0)
                .ifPresent(own -> add("RETURN_DIFFERS", held));
    }

    private static BigDecimal shown(Figure figure, BigDecimal value) {
        return value.setScale(figure.decimals(), java.math.RoundingMode.HALF_UP);
    }

    private static boolean endedBefore(Panel.Member member, LocalDate day) {
        return member.endedOn().filter(d -> d.isBefore(day)).isPresent();
    }

    private static boolean positive(@org.jspecify.annotations.Nullable BigDecimal value) {
        return value != null && value.signum() > 0;
    }

    /** Names differ by their words, not by the width of their brackets or by spaces. */
    private static String normalised(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFKC)
                .replaceAll("\\s", "");
    }

    private void add(String code, Held held) {
        Row row = held.row();
        lines.add(String.join(
                ",",
                code,
                row.shape().source(),
                row.area(),
                quarter.sdmx(),
                held.file().fileName(),
                String.valueOf(row.line()),
                row.shownKey()));
    }
}
