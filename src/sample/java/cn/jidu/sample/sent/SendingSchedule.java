package cn.jidu.sample.sent;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleCounties;
import cn.jidu.sample.city.SampleExtracts;
import cn.jidu.sample.city.SampleLoans;
import cn.jidu.sample.city.SampleOptions;
import cn.jidu.sample.city.SampleParks;
import cn.jidu.sample.city.SampleRosters;
import cn.jidu.sample.city.SampleWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which files arrive for a quarter. Most quarters are alike; the last two have what goes wrong in practice: a county
 * that sends nothing, a file that is refused, one sent again, one with late rows.
 */
public final class SendingSchedule {
    private final SampleOptions options;
    private final RegistrationSchedule registration;
    private final TaxSchedule tax;
    private final LoanSchedule loan;
    private final ParkSchedule park;
    private final ListSchedule list;

    public SendingSchedule(SampleOptions options, SampleWorld world) {
        SampleExtracts extracts = new SampleExtracts(world, options.first());
        this.options = options;
        this.registration = new RegistrationSchedule(options, extracts);
        this.tax = new TaxSchedule(options, extracts);
        this.loan = new LoanSchedule(options, new SampleLoans(world));
        this.park = new ParkSchedule(options, new SampleParks(world, options.first()));
        this.list = new ListSchedule(options, new SampleRosters(world, options.first()), extracts);
    }

    /** The files of one quarter, rows and all, in the order in which they are made. */
    public List<SentFile> deliveries(Quarter quarter) {
        Set<String> sources = options.sources();
        List<SentFile> all = new ArrayList<>();
        addIf(sources, "registration", all, () -> registration.deliveries(quarter));
        addIf(sources, "tax", all, () -> tax.deliveries(quarter));
        addIf(sources, "loan", all, () -> loan.deliveries(quarter));
        addIf(sources, "park", all, () -> park.parks(quarter));
        addIf(sources, "park-tenant", all, () -> park.tenants(quarter));
        addIf(sources, "roster", all, () -> list.rosters(quarter));
        addIf(sources, "size-class", all, () -> list.sizes(quarter));
        addIf(sources, "return", all, () -> SampleReturns.deliveries(quarter, options.first()));
        all.stream().filter(this::comesAsWorkbook).forEach(SentFile::asWorkbook);
        return all;
    }

    /** From the last but one quarter on some departments send workbooks. */
    private boolean comesAsWorkbook(SentFile file) {
        if (!options.isLast(file.quarter()) && !options.isLastButOne(file.quarter())) {
            return false;
        }
        return switch (file.shape()) {
            case PARK, SIZE_CLASS -> true;
            case TENANT -> file.area().equals(SampleCounties.CITY);
            case REGISTRATION -> file.area().equals("331024");
            case TAX -> file.area().equals("331023");
            case LOAN -> file.area().equals("331004");
            case ROSTER -> file.fileName().contains("市商务局");
            case RETURN -> file.fileName().contains("市经信委");
        };
    }

    private static void addIf(Set<String> sources, String source, List<SentFile> all, Supplier<List<SentFile>> files) {
        if (sources.contains(source)) {
            all.addAll(files.get());
        }
    }
}
