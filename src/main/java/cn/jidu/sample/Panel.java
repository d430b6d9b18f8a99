package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.Industries.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The registry of one quarter with what is known of each entity, and the match of every other row to it. */
final class Panel {
    /** The tiers of matching that count. Issue A joins by equal codes alone; the rest comes with issue B. */
    static final Set<Row.Form> TIERS = EnumSet.of(Row.Form.EXACT);

    /** A matched row. */
    record Matched(Held held, Member member) {}

    /** A registered entity as it stands in the quarter. */
    static final class Member {
        private final Held registration;
        private final Quarter quarter;
        private final Optional<LocalDate> endedOn;
        private final List<Row> filings = new ArrayList<>();
        private final Set<Integer> filedQuarters = new HashSet<>();
        private Optional<Row> filing = Optional.empty();
        private boolean everFiled;
        private boolean above;
        private Optional<Size> size = Optional.empty();

        Member(Held registration, Quarter quarter, Optional<LocalDate> endedOn) {
            this.registration = registration;
            this.quarter = quarter;
            this.endedOn = endedOn;
        }

        Row row() {
            return registration.row();
        }

        Held held() {
            return registration;
        }

        String area() {
            return row().area();
        }

        Optional<LocalDate> endedOn() {
            return endedOn;
        }

        LocalDate established() {
            return java.util.Objects.requireNonNull(row().date("established_on"));
        }

        Optional<Row> filing() {
            return filing;
        }

        boolean everFiled() {
            return everFiled;
        }

        boolean establishedByEnd() {
            return !established().isAfter(quarter.lastDay());
        }

        boolean active() {
            return establishedByEnd()
                    && endedOn.filter(d -> !d.isAfter(quarter.lastDay())).isEmpty();
        }

        boolean existed() {
            return establishedByEnd()
                    && endedOn.filter(d -> d.isBefore(quarter.firstDay())).isEmpty();
        }

        boolean isNew() {
            return Quarter.containing(established()).equals(quarter);
        }

        Optional<Kind> kind() {
            return Stream.of(Kind.values())
                    .filter(k -> k.title().equals(row().text("entity_type")))
                    .findFirst();
        }

        boolean enterprise() {
            return kind().map(Kind::enterprise).orElse(row().code().startsWith("91"));
        }

        boolean company() {
            return kind().map(Kind::company).orElse(false);
        }

        boolean above() {
            return above;
        }

        /** 国统字〔2017〕213号 over the trailing four quarters; asked for once all filings are in. */
        Size size() {
            if (size.isEmpty()) {
                size = Optional.of(estimatedSize());
            }
            return size.get();
        }

        private Size estimatedSize() {
            Optional<BigDecimal> x = newest("employees");
            Optional<BigDecimal> z = newest("total_assets").map(Member::inWan);
            Optional<BigDecimal> y = filings.isEmpty()
                    ? Optional.empty()
                    : Optional.of(inWan(filings.stream()
                                    .map(r -> java.util.Objects.requireNonNull(r.number("revenue")))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                                    .multiply(BigDecimal.valueOf(4)))
                            .divide(BigDecimal.valueOf(filedQuarters.size()), java.math.MathContext.DECIMAL128));
            return Industries.classify(row().text("industry_code"), x, y, z);
        }

        private Optional<BigDecimal> newest(String key) {
            return filings.stream()
                    .flatMap(r -> Stream.ofNullable(r.number(key)))
                    .findFirst();
        }

        private static BigDecimal inWan(BigDecimal yuan) {
            return yuan.movePointLeft(4);
        }

        boolean smallMicro() {
            Size size = size();
            return enterprise() && !above && (size == Size.MICRO || size == Size.SMALL);
        }

        /** Counted, or why not: the first reason that applies. */
        String exclusion() {
            if (!existed()) {
                return "NOT_IN_QUARTER";
            }
            if (!enterprise()) {
                return "NOT_ENTERPRISE";
            }
            if (above) {
                return "ABOVE";
            }
            Size size = size();
            return size == Size.NOT_APPLICABLE
                    ? "NOT_APPLICABLE"
                    : size == Size.MEDIUM || size == Size.LARGE ? "LARGE_OR_MEDIUM" : "";
        }
    }

    private final Map<String, Member> byCode = new HashMap<>();
    private final Map<String, Member> byIdentity = new LinkedHashMap<>();
    private final Map<Shape, List<Matched>> matched = new java.util.EnumMap<>(Shape.class);
    private final InForce inForce;
    private final Quarter quarter;

    /** @param identities which entity a registration row is of, whatever code it had */
    Panel(InForce inForce, Quarter quarter, Identities identities, Map<String, LocalDate> ends) {
        this.inForce = inForce;
        this.quarter = quarter;
        for (Held held : inForce.of(Shape.REGISTRATION, quarter).rows()) {
            String id = identities.of(held.row());
            Optional<LocalDate> end = ended(held.row()) ? Optional.ofNullable(ends.get(id)) : Optional.empty();
            Member member = new Member(held, quarter, end);
            byIdentity.put(id, member);
            if (!held.row().code().isEmpty()) {
                byCode.put(held.row().code(), member);
            }
        }
    }

    static boolean ended(Row row) {
        return Set.of("注销", "吊销", "迁出").contains(row.text("status"));
    }

    Quarter quarter() {
        return quarter;
    }

    Collection<Member> members() {
        return byIdentity.values();
    }

    Optional<Member> member(String identity) {
        return Optional.ofNullable(byIdentity.get(identity));
    }

    Optional<Member> match(Row row) {
        if (!TIERS.contains(row.form())) {
            return Optional.empty();
        }
        String code = row.code().startsWith("L") ? row.code().substring(1) : row.code();
        return Optional.ofNullable(byCode.get(code));
    }

    List<Matched> matched(Shape shape) {
        return matched.computeIfAbsent(shape, this::match);
    }

    private List<Matched> match(Shape shape) {
        return inForce.of(shape, quarter).rows().stream()
                .flatMap(h -> match(h.row()).map(m -> new Matched(h, m)).stream())
                .toList();
    }

    List<Held> unmatched(Shape shape) {
        return inForce.of(shape, quarter).rows().stream()
                .filter(h -> match(h.row()).isEmpty())
                .toList();
    }

    /** Adds a filing; quarters must come newest first. */
    void addFiling(String identity, Row filing, Quarter of) {
        Member member = byIdentity.get(identity);
        if (member == null) {
            return;
        }
        member.everFiled = true;
        if (of.equals(quarter)) {
            member.filing = Optional.of(filing);
        }
        if (quarter.since(of) < 4) {
            member.filings.add(filing);
            member.filedQuarters.add(of.ordinal());
        }
    }

    /** Marks who is on a list of those above scale or quota at the quarter's end. */
    void markAbove() {
        for (Matched m : matched(Shape.ROSTER)) {
            Row row = m.held().row();
            boolean list = Set.of("above-scale", "above-quota").contains(row.text("roster"));
            LocalDate listed = row.date("listed_on");
            LocalDate delisted = row.date("delisted_on");
            if (list
                    && listed != null
                    && !listed.isAfter(quarter.lastDay())
                    && (delisted == null || delisted.isAfter(quarter.lastDay()))) {
                m.member().above = true;
            }
        }
    }
}
