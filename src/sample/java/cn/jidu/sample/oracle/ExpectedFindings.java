package cn.jidu.sample.oracle;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.FigureKind;
import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import cn.jidu.sample.sent.SentFile;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is loaded and listed (CONTRACTS, section 1), for one quarter. */
public final class ExpectedFindings {
    static final String HEADER = "CODE,SOURCE,REF_AREA,TIME_PERIOD,DELIVERY,ROW,KEY";

    private final List<String> lines = new ArrayList<>();
    private final Quarter quarter;
    private final ExpectedPanel panel;

    public ExpectedFindings(ExpectedModel model, Quarter quarter) {
        this.quarter = quarter;
        this.panel = model.panel(quarter);
        for (SourceShape shape : SourceShape.values()) {
            model.inForce().standing(shape, quarter).forEach(this::intake);
            model.inForce().of(shape, quarter).superseded().stream()
                    .filter(s -> !s.newer().file().supplement())
                    .forEach(s -> add(s.code(), s.older()));
            model.inForce().of(shape, quarter).claims().stream()
                    .flatMap(c -> Stream.of(c.lost(), c.kept()))
                    .distinct()
                    .forEach(h -> add("AREA_CLAIMED_TWICE", h));
        }
        for (SourceShape shape : ExpectedPanel.TIED) {
            panel.unmatched(shape).forEach(u -> add("NOT_REGISTERED", u.held()));
            panel.matched(shape).forEach(this::matched);
            if (shape != SourceShape.LOAN) {
                twice(panel.matched(shape));
            }
        }
        panel.members().forEach(this::member);
        new ExpectedDoubts(model, quarter, this::add).list();
        ExpectedFigures figures = new ExpectedFigures(model);
        model.inForce().of(SourceShape.RETURN, quarter).rows().forEach(h -> returned(figures, h));
    }

    /** Sorted as text. */
    public List<String> csv() {
        return lines.stream().sorted().toList();
    }

    static String duplicateCode(SampleRow row, Map<SampleRow, SampleRow> duplicates) {
        SampleRow later = duplicates.get(row);
        return later != null && row.sameValues(later) ? "DUPLICATE_IDENTICAL" : "DUPLICATE_CONFLICT";
    }

    /** Of a file's own rows, whether or not they are in force. */
    private void intake(SentFile file) {
        Map<SampleRow, SampleRow> duplicates = file.duplicates();
        duplicates.keySet().forEach(r -> add(duplicateCode(r, duplicates), new ExpectedHolds(r, file, false)));
        for (SampleRow row : file.loaded()) {
            if (row.shape() == SourceShape.REGISTRATION && row.codeRepairedFinding()) {
                add("CODE_REPAIRED", new ExpectedHolds(row, file, false));
            }
            if (!row.isCitizen() && SampleCodes.isWellFormed(row.code()) && !SampleCodes.isRight(row.code())) {
                add("CODE_CHECK_DIGIT", new ExpectedHolds(row, file, false));
            }
            // the names of persons are made of the basic block alone
            if (row.text("legal_representative").codePoints().anyMatch(c -> c < 0x4E00 || c > 0x9FFF)) {
                add("RARE_CHARACTER", new ExpectedHolds(row, file, false));
            }
            if (isImplausible(row)) {
                add("IMPLAUSIBLE_VALUE", new ExpectedHolds(row, file, false));
            }
        }
    }

    /** By the bounds of the contracts; none of the city's amounts is beyond them. */
    private boolean isImplausible(SampleRow row) {
        return switch (row.shape()) {
            case REGISTRATION ->
                isAfter(row.date("established_on"), quarter.lastDay())
                        || isAfter(row.date("established_on"), row.date("status_on"));
            case TAX -> isAfter(row.date("tax_registered_on"), quarter.lastDay());
            case LOAN ->
                isAfter(row.date("granted_on"), quarter.lastDay())
                        || isAfter(row.date("granted_on"), row.date("due_on"));
            case PARK -> isAfter(row.date("recognised_on"), row.date("revoked_on"));
            case TENANT -> isAfter(row.date("moved_in_on"), row.date("moved_out_on"));
            case ROSTER -> isAfter(row.date("listed_on"), row.date("delisted_on"));
            default -> false;
        };
    }

    private static boolean isAfter(@Nullable LocalDate day, @Nullable LocalDate limit) {
        return day != null && limit != null && day.isAfter(limit);
    }

    private void matched(ExpectedPanel.Matched matched) {
        SampleRow row = matched.held().row();
        ExpectedMember member = matched.member();
        if (matched.tie() == ExpectedRegistry.Tie.REPAIRED) {
            add("CODE_REPAIRED", matched.held());
        }
        if (!ExpectedRegistry.normalised(row.text("name"))
                .equals(ExpectedRegistry.normalised(member.row().text("name")))) {
            add("NAME_MISMATCH", matched.held());
        }
        if (!SampleCounties.isWithin(member.area(), panel.located(matched.held()))) {
            add("AREA_MISMATCH", matched.held());
        }
        switch (row.shape()) {
            case TAX -> filing(matched);
            case LOAN -> note(matched);
            case TENANT -> tenant(matched);
            default -> {}
        }
    }

    private void filing(ExpectedPanel.Matched filing) {
        if (positive(filing.held().row().number("revenue")) && filing.member().endedBefore(quarter.firstDay())) {
            add("ENDED_BUT_FILING", filing.held());
        }
    }

    private void note(ExpectedPanel.Matched note) {
        if (positive(note.held().row().number("balance")) && note.member().endedBefore(quarter.lastDay())) {
            add("ENDED_BUT_BORROWING", note.held());
        }
        if (panel.isContradicted(note)) {
            add("FIRST_LOAN_CONTRADICTED", note.held());
        }
    }

    private void tenant(ExpectedPanel.Matched tenant) {
        if (panel.isTenant(tenant.held().row()) && tenant.member().endedBefore(quarter.lastDay())) {
            add("ENDED_BUT_TENANT", tenant.held());
        }
    }

    /** Rows of one enterprise that are the same in their key but for the code. */
    private void twice(List<ExpectedPanel.Matched> matched) {
        Map<String, List<ExpectedHolds>> together = matched.stream()
                .collect(Collectors.groupingBy(
                        m -> m.member().identity() + "|" + restOfKey(m.held().row()),
                        TreeMap::new,
                        Collectors.mapping(ExpectedPanel.Matched::held, Collectors.toList())));
        together.values().stream()
                .filter(rows ->
                        rows.stream().map(h -> h.row().code()).distinct().count() > 1)
                .forEach(rows -> rows.forEach(h -> add("DUPLICATE_CONFLICT", h)));
    }

    private static String restOfKey(SampleRow row) {
        return switch (row.shape()) {
            case TENANT -> row.text("park_id");
            case ROSTER -> row.text("roster") + "|" + row.text("listed_on");
            case SIZE_CLASS -> row.text("year");
            default -> row.text("quarter");
        };
    }

    private void member(ExpectedMember member) {
        SampleRow row = member.row();
        if (member.kind().isEmpty()) {
            add("TYPE_UNKNOWN", member.held());
        }
        if (ExpectedPanel.ended(row) && row.date("status_on") == null) {
            add("STATUS_DATE_MISSING", member.held());
        }
        boolean oldEnough = member.established().plusDays(30).isBefore(quarter.lastDay());
        if (member.active()
                && member.smallMicro()
                && oldEnough
                && !member.filings().ever()) {
            add("NOT_TAX_REGISTERED", member.held());
        }
    }

    /** A department's figure that is not the computed one, or not what the counties returned together, all as shown. */
    private void returned(ExpectedFigures figures, ExpectedHolds held) {
        FigureKind figure = FigureKind.get(held.row().text("indicator"));
        BigDecimal value = held.row().number("value");
        if (!ExpectedFigures.inUnit(figure, held.row())) {
            add("UNIT_MISMATCH", held);
            return;
        }
        if (value == null) {
            return;
        }
        Optional<BigDecimal> computed =
                figure.computed() ? figures.own(figure, held.area(), quarter).value() : Optional.empty();
        Optional<BigDecimal> parts =
                held.area().equals(SampleCounties.CITY) ? figures.sumOfParts(figure, quarter) : Optional.empty();
        Stream.concat(computed.stream(), parts.stream())
                .filter(other -> shown(figure, other).compareTo(shown(figure, value)) != 0)
                .forEach(other -> add("RETURN_DIFFERS", held));
    }

    private static BigDecimal shown(FigureKind figure, BigDecimal value) {
        return value.setScale(figure.decimals(), java.math.RoundingMode.HALF_UP);
    }

    private static boolean positive(@Nullable BigDecimal value) {
        return value != null && value.signum() > 0;
    }

    private void add(String code, ExpectedHolds held) {
        add(code, held.area(), held);
    }

    private void add(String code, String area, ExpectedHolds held) {
        SampleRow row = held.row();
        lines.add(String.join(
                ",",
                code,
                row.shape().source(),
                area,
                quarter.sdmx(),
                held.file().fileName(),
                String.valueOf(row.line()),
                row.shownKey()));
    }
}
