package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.Rosters.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    private final SampleOptions options;
    private final Extracts extracts;
    private final Rosters rosters;

    Schedule(SampleOptions options, World world) {
        this.options = options;
        this.extracts = new Extracts(world);
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
        addIf(sources, "roster", all, () -> roster(quarter));
        addIf(sources, "return", all, () -> Departments.deliveries(quarter, options.first()));
        return all;
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
            Delivery city = new Delivery(Shape.REGISTRATION, Counties.CITY, quarter, "");
            Counties.CODES.forEach(c -> extracts.registration(c, quarter).forEach(city::add));
            files.add(city);
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
        }
        return files;
    }

    /** The first version of the file lacked every n-th row and had another value in some; the second is right. */
    private static void sendAgain(List<Delivery> files, String name, int every, String key, String value) {
        Delivery right = find(files, name);
        files.remove(right);
        Delivery first = new Delivery(right.shape(), right.area(), right.quarter(), "").markReplaced();
        Delivery second = new Delivery(right.shape(), right.area(), right.quarter(), "改");
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
        Delivery supplement = new Delivery(main.shape(), main.area(), main.quarter(), "补报");
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

    /** An enterprise that moved stays in the old county's extract as well: the newer file's row stands. */
    private static void bothCounties(List<Delivery> files, Quarter quarter) {
        Delivery old = find(files, "registration_331002_" + quarter);
        List<Row> moved = find(files, "registration_331022_" + quarter).rows();
        for (int i = 0; i < 2 && i < moved.size(); i++) {
            Row twin = moved.get(moved.size() / 3 * (i + 1)).plant();
            old.add(twin.copy().plant().with("area_code", "331002"));
        }
    }

    private List<Delivery> tax(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        if (quarter.number() == 1) {
            Delivery city = new Delivery(Shape.TAX, Counties.CITY, quarter, "");
            Counties.CODES.forEach(c -> extracts.tax(c, quarter).forEach(city::add));
            files.add(city);
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
            return files;
        }
        for (String lender : Extracts.LENDERS) {
            Stream<Row> rows = Counties.CODES.stream().flatMap(c -> extracts.loans(c, quarter, lender));
            files.add(file(Shape.LOAN, Counties.CITY, quarter, lender, rows));
        }
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
            Delivery city = new Delivery(Shape.PARK, Counties.CITY, quarter, "");
            Counties.CODES.forEach(
                    c -> extracts.parks(c, quarter, options.first()).forEach(city::add));
            files.add(city);
            return files;
        }
        for (String county : Counties.CODES) {
            // one county has none left: a header without rows is a nil return, not a missing one
            Stream<Row> rows = county.equals("331023") ? Stream.of() : extracts.parks(county, quarter, options.first());
            files.add(file(Shape.PARK, county, quarter, "", rows));
        }
        return files;
    }

    private List<Delivery> roster(Quarter quarter) {
        List<Delivery> files = new ArrayList<>();
        for (Roster roster : Roster.values()) {
            boolean yearly = roster == Roster.DIRECTORY;
            if (yearly && quarter.number() != 4 && !isLastButOne(quarter)) {
                continue;
            }
            if (roster == Roster.INDUSTRY_UPGRADED && isLast(quarter)) {
                Counties.CODES.stream()
                        .filter(c -> !c.equals(STALE_ROSTER))
                        .map(c -> file(Shape.ROSTER, c, quarter, "升规", rosters.rows(roster, c, quarter)))
                        .filter(f -> !f.rows().isEmpty())
                        .forEach(files::add);
                continue;
            }
            Stream<Row> rows = Counties.CODES.stream().flatMap(c -> rosters.rows(roster, c, quarter));
            files.add(file(Shape.ROSTER, Counties.CITY, quarter, roster.title(), rows));
        }
        if (isLastButOne(quarter)) {
            files.add(new Delivery(Shape.ROSTER, "331081", quarter, "空文件").refused("EMPTY"));
        }
        return files;
    }

    private static Delivery file(Shape shape, String area, Quarter quarter, String rest, Stream<Row> rows) {
        Delivery file = new Delivery(shape, area, quarter, rest);
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
