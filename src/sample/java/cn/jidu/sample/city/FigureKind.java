package cn.jidu.sample.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An indicator: how it lies in time and what it rests on.
 *
 * @param overUniverse counts enterprises or borrowers whose size decides
 * @param needs the sources without which there is no figure; of the lists: roster and its key
 */
public record FigureKind(
        String key,
        String unit,
        int decimals,
        FigureBehaviour behaviour,
        boolean computed,
        boolean overUniverse,
        List<String> needs) {

    public enum FigureBehaviour {
        FLOW,
        LEVEL,
        RATIO,
        /** Level less the level of the quarter before: a flow. */
        CHANGE,
        GROWTH
    }

    /** In order of the key. */
    public static final List<FigureKind> ALL = all();

    private static List<FigureKind> all() {
        List<FigureKind> all = new ArrayList<>();
        all.addAll(universe());
        all.addAll(loans());
        all.addAll(parks());
        all.addAll(lists());
        all.addAll(ratios());
        all.addAll(returned());
        all.sort(Comparator.comparing(FigureKind::key));
        return List.copyOf(all);
    }

    private static List<FigureKind> universe() {
        return List.of(
                over("new-enterprises 家 0", FigureBehaviour.FLOW, "registration"),
                over("new-emerging 家 0", FigureBehaviour.FLOW, "registration"),
                over("new-emerging-partial 家 0", FigureBehaviour.FLOW, "registration"),
                over("enterprise-stock 家 0", FigureBehaviour.LEVEL, "registration"),
                over("emerging-stock 家 0", FigureBehaviour.LEVEL, "registration"),
                over("emerging-stock-partial 家 0", FigureBehaviour.LEVEL, "registration"),
                over("enterprise-growth % 2", FigureBehaviour.GROWTH, "registration"),
                over("emerging-growth % 2", FigureBehaviour.GROWTH, "registration"),
                any("individual-to-enterprise 户 0", FigureBehaviour.FLOW, "registration"));
    }

    private static List<FigureKind> loans() {
        String[] needs = {"registration", "loan"};
        return List.of(
                over("credit-loans-granted 亿元 2", FigureBehaviour.FLOW, needs),
                over("first-loan-enterprises 户 0", FigureBehaviour.FLOW, needs),
                over("first-loan-amount 亿元 2", FigureBehaviour.FLOW, needs),
                over("rollover-loans 笔 0", FigureBehaviour.FLOW, needs),
                over("loan-balance 亿元 2", FigureBehaviour.LEVEL, needs),
                over("credit-loan-balance 亿元 2", FigureBehaviour.LEVEL, needs),
                over("rollover-balance 亿元 2", FigureBehaviour.LEVEL, needs),
                over("inclusive-loan-balance 亿元 2", FigureBehaviour.LEVEL, needs),
                over("borrowers 户 0", FigureBehaviour.LEVEL, needs),
                over("inclusive-borrowers 户 0", FigureBehaviour.LEVEL, needs),
                over("new-loans 亿元 2", FigureBehaviour.CHANGE, needs));
    }

    private static List<FigureKind> parks() {
        return List.of(
                any("parks-total 个 0", FigureBehaviour.LEVEL, "park"),
                any("new-parks 个 0", FigureBehaviour.FLOW, "park"),
                any("ten-billion-parks 个 0", FigureBehaviour.LEVEL, "park"),
                any("park-floor-area 万平方米 2", FigureBehaviour.LEVEL, "park"),
                any("digital-park-share % 2", FigureBehaviour.RATIO, "park"),
                any("new-workshop-area 万平方米 2", FigureBehaviour.CHANGE, "park"));
    }

    private static List<FigureKind> lists() {
        return List.of(
                listed("below-to-above-scale-industry", FigureBehaviour.FLOW, "industry-upgraded"),
                listed("below-to-above-scale-service", FigureBehaviour.FLOW, "service-upgraded"),
                listed("below-to-above-quota-trade", FigureBehaviour.FLOW, "trade-upgraded"),
                listed("new-joint-stock", FigureBehaviour.FLOW, "joint-stock"),
                listed("neeq-listed", FigureBehaviour.FLOW, "neeq"),
                listed("listed", FigureBehaviour.FLOW, "neeq", "equity-exchange"),
                listed("new-tech-enterprises", FigureBehaviour.FLOW, "tech"),
                listed("aaa-credit", FigureBehaviour.FLOW, "aaa-credit"),
                listed("aa-credit", FigureBehaviour.FLOW, "aa-credit"),
                listed("new-trade-rights", FigureBehaviour.FLOW, "trade-rights"),
                listed("new-trade-performance", FigureBehaviour.FLOW, "trade-performance"),
                listed("obsolete-capacity", FigureBehaviour.FLOW, "obsolete"),
                listed("rectified-workshops", FigureBehaviour.FLOW, "rectified"),
                listed("cultivation-province", FigureBehaviour.LEVEL, "cultivation-province"),
                listed("cultivation-city", FigureBehaviour.LEVEL, "cultivation-city"),
                listed("cultivation-county", FigureBehaviour.LEVEL, "cultivation-county"));
    }

    private static List<FigureKind> ratios() {
        return List.of(
                over("company-share % 2", FigureBehaviour.RATIO, "registration"),
                over("survival-rate % 2", FigureBehaviour.RATIO, "registration"),
                over("directory-rate % 2", FigureBehaviour.RATIO, "registration", "roster directory"),
                over("upgrade-rate % 2", FigureBehaviour.RATIO, "registration", "roster industry-upgraded"),
                over("tax-registration-rate % 2", FigureBehaviour.RATIO, "registration", "tax"),
                over("tax-benefit-coverage % 2", FigureBehaviour.RATIO, "registration", "tax"),
                over("tax-per-mu 万元/亩 2", FigureBehaviour.RATIO, "registration", "tax", "park-tenant"),
                any("individual-share % 2", FigureBehaviour.RATIO, "registration"),
                any("company-share-of-converted % 2", FigureBehaviour.RATIO, "registration"));
    }

    private static List<FigureKind> returned() {
        return List.of(
                returned("below-scale-industry-growth % 2", FigureBehaviour.GROWTH),
                returned("tech-rnd-share % 2", FigureBehaviour.RATIO),
                returned("tech-staff-share % 2", FigureBehaviour.RATIO),
                returned("tech-class-two-rights 项 2", FigureBehaviour.LEVEL),
                returned("innovation-complexes 个 0", FigureBehaviour.LEVEL),
                returned("shared-instruments 台次 0", FigureBehaviour.FLOW),
                returned("shared-laboratory-services 批次 0", FigureBehaviour.FLOW),
                returned("new-small-branches 家 0", FigureBehaviour.FLOW),
                returned("testing-platform-coverage % 2", FigureBehaviour.RATIO),
                returned("inspections 次 0", FigureBehaviour.FLOW),
                returned("credit-product-balance 亿元 2", FigureBehaviour.LEVEL),
                returned("local-bank-loan-growth % 2", FigureBehaviour.RATIO),
                returned("local-bank-borrowers 户 0", FigureBehaviour.LEVEL),
                returned("local-bank-approval-rate % 2", FigureBehaviour.RATIO));
    }

    public static FigureKind get(String key) {
        return ALL.stream()
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure " + key));
    }

    public boolean isFlow() {
        return behaviour == FigureBehaviour.FLOW || behaviour == FigureBehaviour.CHANGE;
    }

    public boolean isRate() {
        return behaviour == FigureBehaviour.RATIO || behaviour == FigureBehaviour.GROWTH;
    }

    /** Counts since a plan's beginning: there is none outside plans. */
    public boolean onlyInPlans() {
        return computed && (behaviour == FigureBehaviour.GROWTH || key.equals("company-share-of-converted"));
    }

    /** The lists that it counts. */
    public List<String> rosters() {
        return needs.stream()
                .filter(n -> n.startsWith("roster "))
                .map(n -> n.substring("roster ".length()))
                .toList();
    }

    /** @param words key, unit and decimals */
    private static FigureKind of(
            String words, FigureBehaviour behaviour, boolean computed, boolean universe, String... needs) {
        String[] word = words.split(" ", 3);
        return new FigureKind(
                word[0],
                word[1],
                Integer.parseInt(word[2]),
                behaviour,
                computed,
                universe,
                List.copyOf(Arrays.asList(needs)));
    }

    private static FigureKind over(String words, FigureBehaviour behaviour, String... needs) {
        return of(words, behaviour, true, true, needs);
    }

    private static FigureKind any(String words, FigureBehaviour behaviour, String... needs) {
        return of(words, behaviour, true, false, needs);
    }

    private static FigureKind listed(String key, FigureBehaviour behaviour, String... rosters) {
        List<String> needs = new ArrayList<>(List.of("registration"));
        Arrays.stream(rosters).map("roster "::concat).forEach(needs::add);
        return of(key + " 家 0", behaviour, true, false, needs.toArray(String[]::new));
    }

    private static FigureKind returned(String words, FigureBehaviour behaviour) {
        return of(words, behaviour, false, false);
    }
}
