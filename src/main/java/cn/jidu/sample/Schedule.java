package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which files arrive for a quarter. Most quarters are alike; the last two have what goes wrong in practice: a county
 * that sends nothing, a file that is refused, one sent again, one with late rows.
 */
final class Schedule {
    /** Whose registration does not come for the last quarter: the one before stands, stale. */
    static final String STALE_REGISTRATION = "331083";
    /** Whose loans do not come for the last quarter. */
    static final String MISSING_LOANS = "331023";
    /** Whose list of upgraded enterprises does not come for the last quarter. */
    static final String STALE_ROSTER = "331024";
    /** Whose filings of the last but one quarter are refused and not sent again. */
    static final String REFUSED_TAX = "331024";
    /** Whose tenants do not come for the last quarter. */
    static final String MISSING_TENANTS = "331082";
    /** Who has no parks left, and says so. */
    static final String WITHOUT_PARKS = "331023";

    /** The lists that come together in one file of their department. */
    private static final Map<String, List<Roster>> LISTS = new TreeMap<>(Map.of(
            "市经信委名单",
            List.of(
                    Roster.SERVICE_UPGRADED,
                    Roster.JOINT_STOCK,
                    Roster.CULTIVATION_PROVINCE,
                    Roster.CULTIVATION_CITY,
                    Roster.CULTIVATION_COUNTY,
                    Roster.OBSOLETE,
                    Roster.RECTIFIED),
            "市商务局名单",
            List.of(Roster.TRADE_UPGRADED, Roster.TRADE_RIGHTS, Roster.TRADE_PERFORMANCE),
            "市金融办名单",
            List.of(Roster.NEEQ, Roster.EQUITY_EXCHANGE),
            "市市场监管局名单",
            List.of(Roster.AAA_CREDIT, Roster.AA_CREDIT)));

    private final SampleOptions options;
    private final Extracts extracts;
    private final Rosters rosters;

    Schedule(SampleOptions options, World world) {
        this.options = options;
        this.extracts = new Extracts(world, options.first());
        this.rosters = new Rosters(world, options.first());
    }

    /** The files of one quarter, rows and all, in the order in which they are made. */
    List<Delivery> deliveries(Quarter quarter) {
        Set<String> sources = options.sources();
        List<Delivery> all = new ArrayList<>();
        addIf(sources, "registration", all, () -> registration(quarter));
        addIf(sources, "tax", all, () -> tax(quarter));
        addIf(sources, "loan", all, () -> loan(quarter));
        addIf(sources, "park", all, () -> park(quarter));
        addIf(sources, "park-tenant", all, () -> tenant(quarter));
        addIf(sources, "roster", all, () -> roster(quarter));
        addIf(sources, "size-class", all, () -> sizeClass(quarter));
        addIf(sources, "return", all, () -> Departments.deliveries(quarter, options.first()));
        all.stream().filter(this::comesAsWorkbook).forEach(Delivery::asWorkbook);
        return all;
    }

    /** From the last but one quarter on some departments send workbooks. */
    private boolean comesAsWorkbook(Delivery file) {
        if (!isLast(file.quarter()) && !isLastButOne(file.quarter())) {
            return false;
        }
        return switch (file.shape()) {
            case PARK, SIZE_CLASS -> true;
            case TENANT -> file.area().equals(Counties.CITY);
            case REGISTRATION -> file.area().equals("331024");
            case TAX -> file.area().equals("331023");
            case LOAN -> file.area().equals("331004");
            case ROSTER -> file.fileName().contains("市商务局");
            case RETURN -> file.fileName().contains("市经信委");
        };
    }

    private static void addIf(
            Set<String> sources, String source, List<Delivery> all, java.util.function.Supplier<List<Delivery>> files) {
        if (sources.contains(source)) {
            all.addAll(files.get());
        }
    }

    boolean isLast(Quarter quarter) {
        return quarter.equals(options.last());
    }

    boolean isLastButOne(Quarter quarter) {
        return quarter.plus(1).equals(options.last());
    }

    private List<Delivery> registration(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (quarter.equals(options.first())) {
            files.add(cityFile(Shape.REGISTRATION, quarter, "", c -> extracts.registration(c, quarter)));
            // sent again by one county: its own rows of the city's file are replaced
            files.add(file(Shape.REGISTRATION, "331004", quarter, "改", extracts.registration("331004", quarter)));
            return files;
        }
        for (String county : Counties.CODES) {
            if (!(isLast(quarter) && county.equals(STALE_REGISTRATION))) {
                files.add(file(Shape.REGISTRATION, county, quarter, "", extracts.registration(county, quarter)));
            }
        }
        if (isLastButOne(quarter)) {
            sendAgain(files, "registration_331003_" + quarter, 15, "status", "吊销");
            sendLate(files, "registration_331081_" + quarter, 8, "legal_representative", "王补报");
            bothCounties(files, quarter);
            cutInHalf(files, "registration_331022_" + quarter);
        }
        return files;
    }

    /** The first version of the file lacked every n-th row and had another value in some; the second is right. */
    private static void sendAgain(List<Delivery> files, String name, int every, String key, String value) {
        Delivery right = find(files, name);
        files.remove(right);
        Delivery first = right.again("").markReplaced();
        Delivery second = right.again("改");
        for (int i = 0; i < right.rows().size(); i++) {
            Row row = right.rows().get(i);
            if (i % every != 3) {
                first.add(
                        i % every == 7
                                ? row.copy()
                                        .with(key, value)
                                        .with("status_on", right.quarter().firstDay())
                                : row.copy());
            }
            second.add(row);
        }
        files.add(first);
        files.add(second);
    }

    /** Some rows come late in a supplement, together with one that was there already and one that was there otherwise. */
    private static void sendLate(List<Delivery> files, String name, int late, String key, Object value) {
        Delivery main = find(files, name);
        Delivery supplement = main.again("补报");
        int step = main.rows().size() / (late + 3);
        List<Row> moved = new ArrayList<>();
        for (int i = 0; i < late; i++) {
            moved.add(main.rows().get((i + 1) * step));
        }
        main.rows().removeAll(moved);
        moved.forEach(supplement::add);
        Row same = main.rows().get(0).plant();
        Row other = main.rows().get(2).plant();
        supplement.add(same.copy().plant());
        supplement.add(other.copy().plant().with(key, value));
        files.add(supplement);
    }

    /** Half of the file again: it would take away too much, so it waits for someone's word. */
    private static void cutInHalf(List<Delivery> files, String name) {
        Delivery whole = find(files, name);
        Delivery half = whole.again("改").markReplaced();
        whole.rows().stream()
                .filter(r -> Codes.isRight(r.code()))
                .limit(whole.rows().size() / 2)
                .forEach(r -> half.add(r.copy()));
        files.add(half);
    }

    /** An enterprise that moved stays in the old county's extract as well: the newer file's row stands. */
    private static void bothCounties(List<Delivery> files, Quarter quarter) {
        Delivery old = find(files, "registration_331002_" + quarter);
        List<Row> moved = find(files, "registration_331022_" + quarter).rows();
        for (int i = 0; i < 2 && i < moved.size(); i++) {
            Row twin = moved.get(moved.size() / 3 * (i + 1)).plant();
            old.add(twin.copy().plant().with("area_code", "331002").with("emerging_tag", Emerging.NONE));
        }
    }

    private List<Delivery> tax(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (quarter.number() == 1) {
            files.add(cityFile(Shape.TAX, quarter, "", c -> extracts.tax(c, quarter)));
            return files;
        }
        for (String county : Counties.CODES) {
            Delivery file = file(Shape.TAX, county, quarter, "", extracts.tax(county, quarter));
            if (isLastButOne(quarter) && county.equals(REFUSED_TAX)) {
                file.refused("HEADER_MISMATCH");
            }
            files.add(file);
        }
        if (isLast(quarter)) {
            sendLate(files, "tax_331082_" + quarter, 6, "credit_rating", "D");
            find(files, "tax_331081_" + quarter).controlledBy("tax_paid");
        }
        if (isLastButOne(quarter)) {
            find(files, "tax_331002_" + quarter).controlledBy("tax_paid");
            files.add(find(files, "tax_331003_" + quarter).again("重发").repeating(find(files, "tax_331003_" + quarter)));
            Delivery miscounted = file(Shape.TAX, "331022", quarter, "改", extracts.tax("331022", quarter));
            files.add(miscounted.controlledBy("tax_paid").refused("CONTROL_MISMATCH"));
            Delivery misdirected = file(Shape.TAX, "331081", quarter, "误传", extracts.tax("331083", quarter));
            files.add(misdirected.refused("WRONG_PERIOD_OR_AREA"));
        }
        return files;
    }

    private List<Delivery> loan(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (isLast(quarter)) {
            for (String county : Counties.CODES) {
                if (!county.equals(MISSING_LOANS)) {
                    files.add(file(
                            Shape.LOAN,
                            county,
                            quarter,
                            "",
                            Extracts.LENDERS.stream().flatMap(l -> extracts.loans(county, quarter, l))));
                }
            }
            find(files, "loan_331081_" + quarter).controlledBy("granted_amount");
            Stream<Row> ofTheQuarterBefore = extracts.loans("331002", quarter.previous());
            files.add(
                    file(Shape.LOAN, "331002", quarter, "旧", ofTheQuarterBefore).refused("WRONG_PERIOD_OR_AREA"));
            return files;
        }
        for (String lender : Extracts.LENDERS) {
            Stream<Row> rows = Counties.CODES.stream().flatMap(c -> extracts.loans(c, quarter, lender));
            files.add(file(Shape.LOAN, Counties.CITY, quarter, lender, rows));
        }
        files.get(Extracts.LENDERS.size() - 1).controlledBy("granted_amount");
        if (isLastButOne(quarter)) {
            loansOfOneCounty(files, quarter);
        }
        if (quarter.plus(2).equals(options.last())) {
            Delivery right = files.remove(1);
            Delivery unreadable = new Delivery(Shape.LOAN, Counties.CITY, quarter, Extracts.LENDERS.get(1));
            unreadable.refused("ENCODING");
            right.rows().forEach(r -> unreadable.add(r.copy()));
            files.add(unreadable);
            files.add(file(Shape.LOAN, Counties.CITY, quarter, Extracts.LENDERS.get(1) + "_改", right.rows().stream()));
        }
        return files;
    }

    /** A branch corrects its own notes: they replace that lender's in the county, nobody else's. */
    private void loansOfOneCounty(List<Delivery> files, Quarter quarter) {
        String lender = Extracts.LENDERS.get(2);
        Delivery corrected = new Delivery(Shape.LOAN, "331082", quarter, lender + "_改");
        List<Row> notes = extracts.loans("331082", quarter, lender).toList();
        for (int i = 0; i < notes.size(); i++) {
            Row note = notes.get(i).plant();
            corrected.add(i % 4 == 1 ? note.with("balance", note.number("granted_amount")) : note);
        }
        Delivery city = find(files, "loan_331000_" + quarter + "_" + lender);
        city.rows().stream().filter(r -> r.area().equals("331082")).forEach(Row::plant);
        files.add(corrected);
    }

    private List<Delivery> park(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (!isLast(quarter)) {
            files.add(cityFile(Shape.PARK, quarter, "", c -> extracts.parks(c, quarter))
                    .controlledBy("land_mu"));
            return files;
        }
        for (String county : Counties.CODES) {
            // one county has none left: a header without rows is a nil return, not a missing one
            Stream<Row> rows = county.equals(WITHOUT_PARKS) ? Stream.of() : extracts.parks(county, quarter);
            files.add(file(Shape.PARK, county, quarter, "", rows));
        }
        files.add(file(Shape.PARK, "331082", quarter, "附", extracts.parks("331082", quarter))
                .refused("UNREADABLE"));
        return files;
    }

    /** From the first year's end on: for the whole city, by county, for the city with a county's correction, by county. */
    private List<Delivery> tenant(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (quarter.plus(3).compareTo(options.last()) < 0) {
            return files;
        }
        if (quarter.plus(3).equals(options.last()) || isLastButOne(quarter)) {
            files.add(cityFile(Shape.TENANT, quarter, "", c -> extracts.tenants(c, quarter)));
        } else {
            Counties.CODES.stream()
                    .filter(c -> !(isLast(quarter) && c.equals(MISSING_TENANTS)))
                    .map(c -> file(Shape.TENANT, c, quarter, "", tenantsOrNil(c, quarter)))
                    .forEach(files::add);
        }
        if (isLastButOne(quarter)) {
            tenantsOfOneCounty(files.get(0), files, quarter);
        }
        return files;
    }

    private Stream<Row> tenantsOrNil(String county, Quarter quarter) {
        return isLast(quarter) && county.equals(WITHOUT_PARKS) ? Stream.of() : extracts.tenants(county, quarter);
    }

    /** A county corrects who is in its parks: of the city's file only those rows are replaced. */
    private void tenantsOfOneCounty(Delivery city, List<Delivery> files, Quarter quarter) {
        Delivery corrected = new Delivery(Shape.TENANT, "331004", quarter, "改");
        List<Row> tenants = extracts.tenants("331004", quarter).toList();
        for (int i = 0; i < tenants.size(); i++) {
            corrected.add(
                    i % 4 == 1 ? tenants.get(i).with("land_mu", new java.math.BigDecimal("6.5")) : tenants.get(i));
        }
        city.rows().stream()
                .filter(r -> r.text("park_id").startsWith("TZXWY331004"))
                .forEach(Row::plant);
        files.add(corrected);
    }

    private List<Delivery> roster(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        for (Roster roster : List.of(Roster.ABOVE_SCALE, Roster.ABOVE_QUOTA, Roster.TECH)) {
            files.add(lists(List.of(roster), quarter, roster.title()));
        }
        if (quarter.number() == 4 || isLastButOne(quarter)) {
            files.add(lists(List.of(Roster.DIRECTORY), quarter, Roster.DIRECTORY.title()));
        }
        upgraded(files, quarter);
        // one department forgets its lists in the last quarter but one
        LISTS.forEach((name, rosters) -> {
            if (!(isLastButOne(quarter) && name.equals("市金融办名单"))) {
                files.add(lists(rosters, quarter, name));
            }
        });
        if (isLastButOne(quarter)) {
            files.add(new Delivery(Shape.ROSTER, "331081", quarter, "空文件").refused("EMPTY"));
        }
        if (isLast(quarter)) {
            sendLate(files, "roster_331000_" + quarter + "_" + Roster.TECH.title(), 3, "authority", "市科技局（补）");
            // far fewer than stand from the quarter before: it waits
            Stream<Row> few = rosters.rows(List.of(Roster.DIRECTORY), "331023", quarter)
                    .filter(r -> Codes.isRight(r.code()))
                    .limit(5);
            files.add(file(Shape.ROSTER, "331023", quarter, Roster.DIRECTORY.title(), few)
                    .markReplaced());
        }
        return files;
    }

    /** In the last quarter the counties send the list themselves, but for one. */
    private void upgraded(List<Delivery> files, Quarter quarter) {
        List<Roster> list = List.of(Roster.INDUSTRY_UPGRADED);
        if (!isLast(quarter)) {
            files.add(lists(list, quarter, Roster.INDUSTRY_UPGRADED.title()));
            return;
        }
        Counties.CODES.stream()
                .filter(c -> !c.equals(STALE_ROSTER))
                .map(c -> file(Shape.ROSTER, c, quarter, "升规", rosters.rows(list, c, quarter)))
                .filter(f -> !f.rows().isEmpty())
                .forEach(files::add);
    }

    private Delivery lists(List<Roster> list, Quarter quarter, String name) {
        return cityFile(Shape.ROSTER, quarter, name, c -> rosters.rows(list, c, quarter));
    }

    /** The statistics department's sizes: for the city at the first year's end, by two counties later. */
    private List<Delivery> sizeClass(Quarter quarter) {
        if (quarter.plus(3).equals(options.last())) {
            int year = quarter.year();
            return List.of(cityFile(Shape.SIZE_CLASS, quarter, "", c -> extracts.sizes(c, quarter, year)));
        }
        int year = quarter.year();
        return isLastButOne(quarter)
                ? List.of(
                        file(
                                Shape.SIZE_CLASS,
                                "331002",
                                quarter,
                                "",
                                extracts.sizes("331002", quarter, year - 1, year)),
                        file(
                                Shape.SIZE_CLASS,
                                "331081",
                                quarter,
                                "",
                                extracts.sizes("331081", quarter, year, year + 1)))
                : List.of();
    }

    private Delivery cityFile(Shape shape, Quarter quarter, String rest, Function<String, Stream<Row>> rows) {
        return file(shape, Counties.CITY, quarter, rest, Counties.CODES.stream().flatMap(rows));
    }

    private Delivery file(Shape shape, String area, Quarter quarter, String rest, Stream<Row> rows) {
        Delivery file = new Delivery(shape, area, quarter, rest);
        if (shape == Shape.REGISTRATION && !extracts.tags(area, quarter)) {
            file.without("emerging_tag");
        }
        rows.forEach(file::add);
        return file;
    }

    static Delivery find(List<Delivery> files, String stem) {
        return files.stream()
                .filter(f -> f.fileName().startsWith(stem + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no file " + stem));
    }
}
