package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that the departments of a place send: one of each source and quarter, and of months, whole and right. */
public final class PlaceFiles {
    private static final String RETURNS = "指标编码,行政区划代码,季度,本季值,填报单位";
    private static final int MONTHS = 3;

    private final PlaceWorld world;

    public PlaceFiles(PlaceWorld world) {
        this.world = world;
    }

    public void write(Path inbox) throws IOException {
        for (Quarter quarter : world.quarters()) {
            write(
                    inbox,
                    "registration",
                    quarter,
                    "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态,状态日期,转型日期,八大产业",
                    known(quarter).map(e -> registration(e, quarter)));
            write(
                    inbox,
                    "size-class",
                    quarter,
                    "年度,企业代码,企业名称,行政区划代码,规模",
                    known(quarter)
                            .filter(e -> e.isEnterprise(quarter))
                            .map(e -> row(quarter.year(), e.code(), e.name(), e.leaf(), e.size())));
            write(
                    inbox,
                    "tax",
                    quarter,
                    "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）,减免税额（元）,应享受优惠",
                    known(quarter).filter(e -> PlaceFilings.files(e, quarter)).map(e -> tax(e, quarter)));
            write(
                    inbox,
                    "loan",
                    quarter,
                    "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,贷款余额（万元）,发放日期,发放金额（万元）,担保方式,无还本续贷",
                    world.notes().stream().filter(n -> n.isReported(quarter)).map(n -> loan(n, quarter)));
            write(
                    inbox,
                    "park",
                    quarter,
                    "园区编码,园区名称,行政区划代码,报告期,认定日期,撤销日期,建筑面积（万平方米）,数字化园区",
                    world.parks().stream()
                            .filter(p -> PlaceEnterprise.isBy(p.recognised(), quarter))
                            .map(p -> park(p, quarter)));
            write(
                    inbox,
                    "roster",
                    quarter,
                    "名单,企业代码,企业名称,行政区划代码,认定日期,失效日期",
                    Stream.concat(PlaceWorld.LISTS.stream().flatMap(l -> list(l, quarter)), zone(quarter)));
            write(inbox, "return", quarter, RETURNS, returns(quarter));
            if (world.plan().monthly()) {
                for (int month = 1; month <= MONTHS; month++) {
                    write(inbox, "return", month(quarter, month), RETURNS, returns(quarter, month));
                }
            }
        }
    }

    private void write(Path inbox, String source, Object quarter, String header, Stream<String> rows)
            throws IOException {
        String name = source + "_" + world.plan().area() + "_" + quarter + ".csv";
        Files.write(inbox.resolve(name), Stream.concat(Stream.of(header), rows).toList());
    }

    private Stream<PlaceEnterprise> known(Quarter quarter) {
        return world.enterprises().stream().filter(e -> e.registeredBy(quarter));
    }

    private static String registration(PlaceEnterprise e, Quarter quarter) {
        Optional<LocalDate> ended = e.ended().filter(d -> PlaceEnterprise.isBy(d, quarter));
        return row(
                e.code(),
                e.name(),
                e.typeIn(quarter),
                e.industry(),
                e.leaf(),
                e.established(),
                ended.isPresent() ? "注销" : "存续",
                text(ended),
                text(e.converted().filter(d -> PlaceEnterprise.isBy(d, quarter))),
                e.emerging() ? "是" : "否");
    }

    private static String tax(PlaceEnterprise e, Quarter quarter) {
        boolean relieved = PlaceFilings.isRelieved(e, quarter);
        boolean eligible = PlaceFilings.isEligible(e);
        return row(e.code(), e.name(), e.leaf(), quarter, 90_000, 2_700, relieved ? 1_800 : 0, eligible ? "是" : "否");
    }

    private static String loan(PlaceNote n, Quarter quarter) {
        PlaceEnterprise e = n.borrower();
        return row(
                n.id(),
                n.lender(),
                e.code(),
                e.name(),
                e.leaf(),
                quarter,
                n.balanceWan(quarter).toPlainString(),
                n.granted(),
                n.amountWan().toPlainString(),
                n.credit() ? "信用" : "保证",
                n.rollover() ? "是" : "否");
    }

    private static String park(PlacePark p, Quarter quarter) {
        return row(
                p.id(),
                p.id() + "园",
                p.area(),
                quarter,
                p.recognised(),
                text(p.revoked().filter(d -> PlaceEnterprise.isBy(d, quarter))),
                p.floorArea(quarter).toPlainString(),
                p.digital() ? "是" : "否");
    }

    /** The members of a list; a line with its name alone says that it has none. */
    private Stream<String> list(String list, Quarter quarter) {
        List<String> rows = world.enterprises().stream()
                .filter(e -> e.isListedOn(list, d -> PlaceEnterprise.isBy(d, quarter)))
                .flatMap(e -> e.findListing(list).stream()
                        .map(l -> row(list, e.code(), e.name(), e.leaf(), l.on(), text(l.off()))))
                .toList();
        return rows.isEmpty() ? Stream.of(list + ",,,,,") : rows.stream();
    }

    private Stream<String> zone(Quarter quarter) {
        return world.enterprises().stream()
                .filter(e -> e.zoneSince()
                        .filter(d -> PlaceEnterprise.isBy(d, quarter))
                        .isPresent())
                .map(e -> row(
                        "zone",
                        e.code(),
                        e.name(),
                        world.plan().zone().orElseThrow(),
                        e.zoneSince().orElseThrow(),
                        ""));
    }

    /** Of what is added up the parts send, of the rest the place itself; where there are months, what they do not make. */
    private Stream<String> returns(Quarter quarter) {
        return returned()
                .filter(t -> !world.plan().monthly() || !t.compares().isMadeOfMonths())
                .flatMap(t -> PlaceFigures.senders(world.plan(), t)
                        .map(a -> row(t.indicator(), a, quarter, PlaceWorld.returned(t, a, quarter), "经信局")));
    }

    private Stream<String> returns(Quarter quarter, int month) {
        return returned()
                .filter(t -> t.compares().isMadeOfMonths())
                .flatMap(t -> PlaceFigures.senders(world.plan(), t)
                        .map(a -> row(t.indicator(), a, month(quarter, month), ofMonth(t, a, quarter, month), "经信局")));
    }

    /** Of each indicator one. */
    private Stream<PlacePlan.PlaceTarget> returned() {
        Map<String, PlacePlan.PlaceTarget> sent = new java.util.LinkedHashMap<>();
        world.plan().targets().stream()
                .filter(PlacePlan.PlaceTarget::returned)
                .forEach(t -> sent.putIfAbsent(t.indicator(), t));
        return sent.values().stream();
    }

    /** Months that make the quarter: two thirds of a flow in equal parts and the rest, or a level that rises to the quarter's. */
    private static BigDecimal ofMonth(PlacePlan.PlaceTarget target, String area, Quarter quarter, int month) {
        BigDecimal whole = PlaceWorld.returned(target, area, quarter);
        BigDecimal third = whole.divideToIntegralValue(BigDecimal.valueOf(MONTHS));
        if (!target.compares().isSum()) {
            return whole.subtract(BigDecimal.valueOf(MONTHS - (long) month));
        }
        return month < MONTHS ? third : whole.subtract(third).subtract(third);
    }

    private static String month(Quarter quarter, int month) {
        return "%dM%02d".formatted(quarter.year(), (quarter.number() - 1) * MONTHS + month);
    }

    private static String text(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("");
    }

    private static String row(Object... cells) {
        return String.join(",", Stream.of(cells).map(Object::toString).toList());
    }
}
