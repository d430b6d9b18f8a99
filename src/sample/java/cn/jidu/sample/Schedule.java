package cn.jidu.sample;

import cn.jidu.definition.Quarter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which files arrive for a quarter. Most quarters are alike; the last two have what goes wrong in practice: a county
 * that sends nothing, a file that is refused, one sent again, one with late rows.
 */
final class Schedule {
    private final SampleOptions options;
    private final RegistrationSchedule registration;
    private final TaxSchedule tax;
    private final LoanSchedule loan;
    private final ParkSchedule park;
    private final ListSchedule list;

    Schedule(SampleOptions options, World world) {
        Extracts extracts = new Extracts(world, options.first());
        this.options = options;
        this.registration = new RegistrationSchedule(options, extracts);
        this.tax = new TaxSchedule(options, extracts);
        this.loan = new LoanSchedule(options, new Loans(world));
        this.park = new ParkSchedule(options, new Parks(world, options.first()));
        this.list = new ListSchedule(options, new Rosters(world, options.first()), extracts);
    }

    /** The files of one quarter, rows and all, in the order in which they are made. */
    List<Delivery> deliveries(Quarter quarter) {
        Set<String> sources = options.sources();
        List<Delivery> all = new ArrayList<>();
        addIf(sources, "registration", all, () -> registration.deliveries(quarter));
        addIf(sources, "tax", all, () -> tax.deliveries(quarter));
        addIf(sources, "loan", all, () -> loan.deliveries(quarter));
        addIf(sources, "park", all, () -> park.parks(quarter));
        addIf(sources, "park-tenant", all, () -> park.tenants(quarter));
        addIf(sources, "roster", all, () -> list.rosters(quarter));
        addIf(sources, "size-class", all, () -> list.sizes(quarter));
        addIf(sources, "return", all, () -> Departments.deliveries(quarter, options.first()));
        all.stream().filter(this::comesAsWorkbook).forEach(Delivery::asWorkbook);
        return all;
    }

    /** From the last but one quarter on some departments send workbooks. */
    private boolean comesAsWorkbook(Delivery file) {
        if (!options.isLast(file.quarter()) && !options.isLastButOne(file.quarter())) {
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

    private static void addIf(Set<String> sources, String source, List<Delivery> all, Supplier<List<Delivery>> files) {
        if (sources.contains(source)) {
            all.addAll(files.get());
        }
    }
}
