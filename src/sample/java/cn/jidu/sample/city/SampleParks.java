package cn.jidu.sample.city;

import cn.jidu.definition.Quarter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The parks of one county and quarter, and who is in them; nothing wrong with them yet. */
public final class SampleParks {
    private final SampleWorld world;
    private final Quarter first;

    public SampleParks(SampleWorld world, Quarter first) {
        this.world = world;
        this.first = first;
    }

    /** Parks of the county; a third of them are recognised in the years that the extracts cover. */
    public Stream<SampleRow> parks(String county, Quarter quarter) {
        int place = SampleCounties.CODES.indexOf(county);
        List<SampleRow> parks = new ArrayList<>();
        for (int i = 0; i < 3 + place % 4 * 3; i++) {
            LocalDate recognised = first.firstDay().plusDays((i * 97L + place * 41L) % 1100 - 500);
            if (recognised.isAfter(quarter.lastDay())) {
                continue;
            }
            SampleRow park = new SampleRow(SourceShape.PARK)
                    .with("park_id", "TZXWY" + county + String.format(java.util.Locale.ROOT, "%02d", i + 1))
                    .with("name", SampleCounties.name(county) + "第" + (i + 1) + "小微企业园")
                    .with("area_code", county)
                    .with("quarter", quarter.toString())
                    .with("recognised_on", recognised)
                    .with("stars", BigDecimal.valueOf(1 + i % 5))
                    .with("land_mu", BigDecimal.valueOf(400 + 25L * i, 1))
                    .with("floor_area", BigDecimal.valueOf(350 + 31L * i, 2))
                    .with("workshop_area", BigDecimal.valueOf(210 + 17L * i + 9L * quarter.since(first) * (i % 3), 2))
                    .with("digital", i % 3 == 0)
                    .with(
                            "yearly_output",
                            BigDecimal.valueOf(i % 4 == 3 ? 9_960 + 13L * quarter.since(first) : 120 + 77L * i, 2));
            LocalDate revoked = LocalDate.of(2018, 2, 11).plusDays(20L * place);
            if (i == 2 && place % 2 == 0 && !revoked.isAfter(quarter.lastDay())) {
                park.with("revoked_on", revoked);
            }
            parks.add(park);
        }
        return parks.stream();
    }

    /** Who is in the parks of the county: its own enterprises, and some of the county next to it. */
    public Stream<SampleRow> tenants(String county, Quarter quarter) {
        List<SampleRow> parks = parks(county, quarter).toList();
        String next =
                SampleCounties.CODES.get((SampleCounties.CODES.indexOf(county) + 1) % SampleCounties.CODES.size());
        if (parks.isEmpty()) {
            return Stream.of();
        }
        return Stream.concat(
                        world.registered(county, quarter).filter(e -> e.index() % 9 == 4 && e.index() % 90 != 49),
                        world.registered(next, quarter).filter(e -> e.index() % 90 == 49))
                .filter(e -> e.kind() != EntityKind.INDIVIDUAL && e.hasCodeIn(quarter))
                .flatMap(e -> tenancies(e, parks, quarter));
    }

    private static Stream<SampleRow> tenancies(SampleEntity e, List<SampleRow> parks, Quarter quarter) {
        int place = e.index() / 9 % parks.size();
        SampleRow in = tenancy(e, parks.get(place), quarter, 15 + e.index() % 60);
        if (e.index() % 100 == 40) {
            in.with("park_id", in.text("park_id").substring(0, 11) + "99");
        }
        boolean two = e.index() % 45 == 13 && parks.size() > 1;
        return two ? Stream.of(in, tenancy(e, parks.get((place + 1) % parks.size()), quarter, 8)) : Stream.of(in);
    }

    private static SampleRow tenancy(SampleEntity e, SampleRow park, Quarter quarter, int tenthsOfMu) {
        LocalDate in = e.established().plusDays(90);
        LocalDate out = in.plusDays(500 + e.index() % 400);
        return new SampleRow(SourceShape.TENANT)
                .with("park_id", park.text("park_id"))
                .with("tenant_id", e.uscc())
                .with("name", e.name())
                .with("quarter", quarter.toString())
                .with("moved_in_on", e.index() % 4 == 1 ? null : in)
                .with("moved_out_on", e.index() % 5 == 2 && !out.isAfter(quarter.lastDay()) ? out : null)
                .with("land_mu", e.index() % 8 == 5 ? null : BigDecimal.valueOf(tenthsOfMu, 1))
                .with("employees", BigDecimal.valueOf(e.employees()));
    }
}
