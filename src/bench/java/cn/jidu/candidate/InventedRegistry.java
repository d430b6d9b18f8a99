package cn.jidu.candidate;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;

/** Enterprises that are made anew whenever they are asked for, the same by the same number: none is held. */
final class InventedRegistry {
    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** Every fifth has none that is known. */
    private static final List<String> FORMS =
            List.of("有限公司", "有限责任公司", "厂", "股份有限公司", "经营部", "店", "商行", "合伙企业", "有限公司", "坊");

    private static final int CODE_LENGTH = 18;

    private final List<County> counties;

    /** @param name as names of enterprises begin with it */
    record County(String code, String name) {}

    /**
     * An enterprise, its name in parts.
     *
     * @param oldNumber what it had before its code
     */
    record Invented(
            InventedRegistry registry,
            int number,
            String county,
            String code,
            String oldNumber,
            String place,
            String core,
            String form) {
        String name() {
            return place + core + form;
        }

        KnownEnterprise known() {
            return new KnownEnterprise(
                    new UUID(0, number), county, code, oldNumber, "", name(), "3441", Optional.empty(), "");
        }
    }

    InventedRegistry(List<County> counties) {
        this.counties = List.copyOf(counties);
    }

    Invented enterprise(int number) {
        SplittableRandom random = new SplittableRandom(number * 0x9E3779B97F4A7C15L);
        County county = counties.get(random.nextInt(counties.size()));
        return new Invented(
                this,
                number,
                county.code(),
                code(county, random),
                "33" + (1_000_000_000_000L + random.nextLong(9_000_000_000_000L)),
                random.nextInt(5) == 0 ? "" : county.name(),
                core(random),
                FORMS.get(random.nextInt(FORMS.size())));
    }

    /** Organisation codes of new enterprises begin alike. */
    private static String code(County county, SplittableRandom random) {
        StringBuilder code = new StringBuilder("91" + county.code() + "MA2");
        while (code.length() < CODE_LENGTH) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** Some characters and trades are far more frequent than others, as in real names. */
    private static String core(SplittableRandom random) {
        StringBuilder core = new StringBuilder();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
            core.append((char) (0x4e00 + (int) (600 * Math.pow(random.nextDouble(), 1.5))));
        }
        int trade = (int) (300 * Math.pow(random.nextDouble(), 2));
        core.append((char) (0x6000 + trade)).append((char) (0x6400 + trade));
        if (trade % 3 == 0) {
            core.append((char) (0x6800 + trade % 40)).append((char) (0x6900 + trade % 40));
        }
        return core.toString();
    }
}
