package cn.jidu.sample.city;

import cn.jidu.definition.Quarter;
import cn.jidu.sample.city.SampleIndustries.Bound;
import cn.jidu.sample.city.SampleIndustries.Industry;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The city: every entity follows from the seed and its number alone, so that none need be kept. */
public final class SampleWorld {
    private static final int NAMESAKES = 151;

    private final SampleOptions options;
    private List<SampleEntity> kept = List.of();

    public SampleWorld(SampleOptions options) {
        this.options = options;
    }

    /** A source of chance for one thing of one entity: independent of what else was drawn. */
    SplittableRandom chance(int index, int thing) {
        return new SplittableRandom(options.seed() * 0x9E3779B97F4A7C15L + index * 1_000_003L + thing * 7_919L);
    }

    /** The entities whose area is the county in the quarter and that are registered by its end, by number. */
    Stream<SampleEntity> registered(String county, Quarter quarter) {
        int place = SampleCounties.CODES.indexOf(county);
        IntStream numbers = IntStream.range(
                SampleCounties.start(place, options.scale()), SampleCounties.start(place + 1, options.scale()));
        Stream<SampleEntity> entities = options.streamed() ? numbers.mapToObj(this::entity) : all().stream();
        return entities.filter(e -> e.registeredBy(quarter) && e.areaIn(quarter).equals(county));
    }

    /** A small city is kept whole. */
    private List<SampleEntity> all() {
        if (kept.isEmpty()) {
            kept = IntStream.range(0, options.scale()).mapToObj(this::entity).toList();
        }
        return kept;
    }

    public SampleEntity entity(int index) {
        SplittableRandom chance = chance(index, 1);
        String county = SampleCounties.CODES.get(SampleCounties.placeOf(index, options.scale()));
        EntityKind kind = EntityKind.drawn(chance.nextInt(100));
        Industry industry = SampleIndustries.get(chance.nextInt(SampleIndustries.count()));
        if (kind == EntityKind.COOPERATIVE) {
            industry = new Industry("0141", 'A', "农业");
        }
        LocalDate established = established(chance);
        Optional<LocalDate> ended = ended(chance, established);
        String endStatus = ended.isEmpty() ? "存续" : index % 5 == 0 ? "吊销" : index % 11 == 0 ? "迁出" : "注销";
        boolean old = established.isBefore(LocalDate.of(2015, 10, 1));
        String number = old ? SampleCodes.registrationNumber(county, 10_000 + index) : "";
        boolean codedLate = old && index % 67 == 21;
        long[] size = size(chance(index, 2), industry, index);
        boolean moves = !options.streamed() && index % 211 == 7 && !county.equals("331083");
        return new SampleEntity(
                index,
                kind,
                county,
                uscc(kind, county, index, established),
                number,
                codedLate ? Optional.of(options.first().plus(index % 4 + 2)) : Optional.empty(),
                name(index, county, industry, kind),
                industry.code(),
                established,
                ended,
                endStatus,
                index % 13 != 4,
                moves
                        ? Optional.of(SampleCounties.CODES.get((SampleCounties.CODES.indexOf(county) + 3) % 8))
                        : Optional.empty(),
                options.first().plus(2 + index % 3),
                (int) size[0],
                size[1],
                size[2],
                kind.enterprise() && index % 23 == 9 && established.isBefore(LocalDate.of(2016, 1, 1))
                        ? Optional.of(options.first()
                                .firstDay()
                                .plusDays(chance(index, 3).nextInt(90 * quarters())))
                        : Optional.empty());
    }

    /** Some have the very name of a neighbour. */
    private String name(int index, String county, Industry industry, EntityKind kind) {
        boolean neighbour = index % NAMESAKES == 5
                && SampleCounties.placeOf(index - 1, options.scale()) == SampleCounties.CODES.indexOf(county);
        return neighbour ? entity(index - 1).name() : SampleNames.enterprise(index, county, industry.word(), kind);
    }

    private int quarters() {
        return options.last().since(options.first()) + 1;
    }

    private LocalDate established(SplittableRandom chance) {
        LocalDate start = options.first().firstDay();
        int days = (int) (options.last().lastDay().toEpochDay() - start.toEpochDay()) + 1;
        return chance.nextInt(100) < 72
                ? start.minusDays(1 + (long) Math.floorMod(chance.nextInt(3600) * 7L, 3600))
                : start.plusDays(chance.nextInt(days));
    }

    private Optional<LocalDate> ended(SplittableRandom chance, LocalDate established) {
        int draw = chance.nextInt(100);
        LocalDate day = established.plusDays(200 + chance.nextInt(1500));
        return draw < 16 && !day.isAfter(options.last().lastDay()) ? Optional.of(day) : Optional.empty();
    }

    private static String uscc(EntityKind kind, String county, int index, LocalDate established) {
        String division = index % 17 == 0
                ? SampleCounties.CITY
                : county.equals("331083") && established.isBefore(LocalDate.of(2017, 4, 9))
                        ? SampleCounties.OLD_YUHUAN
                        : county;
        String code =
                SampleCodes.uscc("9" + kind.category() + division + SampleCodes.organisation(SampleCodes.body(index)));
        return index % 389 == 11 ? SampleCodes.withWrongCheck(code) : code;
    }

    /** Headcount, quarterly revenue and assets (分) that put it into a class, at times on the very bound. */
    private static long[] size(SplittableRandom chance, Industry industry, int index) {
        int draw = chance.nextInt(100);
        int level = draw < 76 ? 0 : draw < 95 ? 1 : draw < 99 ? 2 : 3;
        long[] drawn = {1L + chance.nextInt(9), 1L + chance.nextInt(40), 5L + chance.nextInt(90)};
        boolean onTheBound = index % 19 == 3;
        boolean justBelow = index % 19 == 5;
        long shortfall = 0;
        for (Bound b : SampleIndustries.bounds(industry.code())) {
            int[] lower = {0, b.small(), b.medium(), b.large()};
            int from = lower[onTheBound || justBelow ? Math.max(level, 1) : level];
            int to = level == 3 ? b.large() * 2 : lower[Math.max(level, 0) + 1];
            long value = onTheBound ? from : justBelow && b.indicator() == 'X' ? from - 1 : between(chance, from, to);
            if (justBelow && b.indicator() != 'X') {
                value = from;
                shortfall = 1;
            }
            drawn[b.indicator() - 'X'] = Math.max(value, 1);
        }
        return new long[] {drawn[0], drawn[1] * 1_000_000 / 4 - shortfall, drawn[2] * 1_000_000 - shortfall};
    }

    private static long between(SplittableRandom chance, int from, int to) {
        int low = Math.max(from, 1);
        return low + (long) chance.nextInt(Math.max(1, to - low));
    }
}
