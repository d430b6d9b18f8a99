package cn.jidu.sample;

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
record Figure(
        String key,
        String unit,
        int decimals,
        Behaviour behaviour,
        boolean computed,
        boolean overUniverse,
        List<String> needs) {

    enum Behaviour {
        FLOW,
        LEVEL,
        RATIO,
        /** Level less the level of the quarter before: a flow. */
        CHANGE,
        GROWTH
    }

    /** In order of the key. */
    static final List<Figure> ALL = all();

    private static List<Figure> all() {
        List<Figure> all = new ArrayList<>();
        all.addAll(universe());
        all.addAll(loans());
        all.addAll(parks());
        all.addAll(lists());
        all.addAll(ratios());
        all.addAll(returned());
        all.sort(Comparator.comparing(Figure::key));
        return List.copyOf(all);
    }

    private static List<Figure> universe() {
        return List.of(
                over("new-enterprises 家 0", Behaviour.FLOW, "registration"),
                over("new-emerging 家 0", Behaviour.FLOW, "registration"),
                over("new-emerging-partial 家 0", Behaviour.FLOW, "registration"),
                over("enterprise-stock 家 0", Behaviour.LEVEL, "registration"),
                over("emerging-stock 家 0", Behaviour.LEVEL, "registration"),
                over("emerging-stock-partial 家 0", Behaviour.LEVEL, "registration"),
                over("enterprise-growth % 2", Behaviour.GROWTH, "registration"),
                over("emerging-growth % 2", Behaviour.GROWTH, "registration"),
                any("individual-to-enterprise 户 0", Behaviour.FLOW, "registration"));
    }

    private static List<Figure> loans() {
        String[] needs = {"registration", "loan"};
        return List.of(
                over("credit-loans-granted 亿元 2", Behaviour.FLOW, needs),
                over("first-loan-enterprises 户 0", Behaviour.FLOW, needs),
                over("first-loan-amount 亿元 2", Behaviour.FLOW, needs),
                over("rollover-loans 笔 0", Behaviour.FLOW, needs),
                over("loan-balance 亿元 2", Behaviour.LEVEL, needs),
                over("credit-loan-balance 亿元 2", Behaviour.LEVEL, needs),
                over("rollover-balance 亿元 2", Behaviour.LEVEL, needs),
                over("inclusive-loan-balance 亿元 2", Behaviour.LEVEL, needs),
                over("borrowers 户 0", Behaviour.LEVEL, needs),
                over("inclusive-borrowers 户 0", Behaviour.LEVEL, needs),
                over("new-loans 亿元 2", Behaviour.CHANGE, needs));
    }

    private static List<Figure> parks() {
        return List.of(
                any("parks-total 个 0", Behaviour.LEVEL, "park"),
                any("new-parks 个 0", Behaviour.FLOW, "park"),
                any("ten-billion-parks 个 0", Behaviour.LEVEL, "park"),
                any("park-floor-area 万平方米 2", Behaviour.LEVEL, "park"),
                any("digital-park-share % 2", Behaviour.RATIO, "park"),
                any("new-workshop-area 万平方米 2", Behaviour.CHANGE, "park"));
    }

    private static List<Figure> lists() {
        return List.of(
                listed("below-to-above-scale-industry", Behaviour.FLOW, "industry-upgraded"),
                listed("below-to-above-scale-service", Behaviour.FLOW, "service-upgraded"),
                listed("below-to-above-quota-trade", Behaviour.FLOW, "trade-upgraded"),
                listed("new-joint-stock", Behaviour.FLOW, "joint-stock"),
                listed("neeq-listed", Behaviour.FLOW, "neeq"),
                listed("listed", Behaviour.FLOW, "neeq", "equity-exchange"),
                listed("new-tech-enterprises", Behaviour.FLOW, "tech"),
                listed("aaa-credit", Behaviour.FLOW, "aaa-credit"),
                listed("aa-credit", Behaviour.FLOW, "aa-credit"),
                listed("new-trade-rights", Behaviour.FLOW, "trade-rights"),
                listed("new-trade-performance", Behaviour.FLOW, "trade-performance"),
                listed("obsolete-capacity", Behaviour.FLOW, "obsolete"),
                listed("rectified-workshops", Behaviour.FLOW, "rectified"),
                listed("cultivation-province", Behaviour.LEVEL, "cultivation-province"),
                listed("cultivation-city", Behaviour.LEVEL, "cultivation-city"),
                listed("cultivation-county", Behaviour.LEVEL, "cultivation-county"));
    }

    private static List<Figure> ratios() {
        return List.of(
                over("company-share % 2", Behaviour.RATIO, "registration"),
                over("survival-rate % 2", Behaviour.RATIO, "registration"),
                over("directory-rate % 2", Behaviour.RATIO, "registration", "roster directory"),
                over("upgrade-rate % 2", Behaviour.RATIO, "registration", "roster industry-upgraded"),
                over("tax-registration-rate % 2", Behaviour.RATIO, "registration", "tax"),
                over("tax-benefit-coverage % 2", Behaviour.RATIO, "registration", "tax"),
                over("tax-per-mu 万元/亩 2", Behaviour.RATIO, "registration", "tax", "park-tenant"),
                any("individual-share % 2", Behaviour.RATIO, "registration"),
                any("company-share-of-converted % 2", Behaviour.RATIO, "registration"));
    }

    private static List<Figure> returned() {
        return List.of(
                returned("below-scale-industry-growth % 2", Behaviour.GROWTH),
                returned("tech-rnd-share % 2", Behaviour.RATIO),
                returned("tech-staff-share % 2", Behaviour.RATIO),
                returned("tech-class-two-rights 项 2", Behaviour.LEVEL),
                returned("innovation-complexes 个 0", Behaviour.LEVEL),
                returned("shared-instruments 台次 0", Behaviour.FLOW),
                returned("shared-laboratory-services 批次 0", Behaviour.FLOW),
                returned("new-small-branches 家 0", Behaviour.FLOW));
    }

    static Figure get(String key) {
        return ALL.stream()
                .filter(f -> f.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure " + key));
    }

    boolean isFlow() {
        return behaviour == Behaviour.FLOW || behaviour == Behaviour.CHANGE;
    }

    boolean isRate() {
        return behaviour == Behaviour.RATIO || behaviour == Behaviour.GROWTH;
    }

    /** Counts since a plan's beginning: there is none outside plans. */
    boolean onlyInPlans() {
        return computed && (behaviour == Behaviour.GROWTH || key.equals("company-share-of-converted"));
    }

    /** The lists that it counts. */
    List<String> rosters() {
        return needs.stream()
                .filter(n -> n.startsWith("roster "))
                .map(n -> n.substring("roster ".length()))
                .toList();
    }

    /** @param words key, unit and decimals */
    private static Figure of(String words, Behaviour behaviour, boolean computed, boolean universe, String... needs) {
        String[] word = words.split(" ", 3);
        return new Figure(
                word[0],
                word[1],
                Integer.parseInt(word[2]),
                behaviour,
                computed,
                universe,
                List.copyOf(Arrays.asList(needs)));
    }

    private static Figure over(String words, Behaviour behaviour, String... needs) {
        return of(words, behaviour, true, true, needs);
    }

    private static Figure any(String words, Behaviour behaviour, String... needs) {
        return of(words, behaviour, true, false, needs);
    }

    private static Figure listed(String key, Behaviour behaviour, String... rosters) {
        List<String> needs = new ArrayList<>(List.of("registration"));
        Arrays.stream(rosters).map("roster "::concat).forEach(needs::add);
        return of(key + " 家 0", behaviour, true, false, needs.toArray(String[]::new));
    }

    private static Figure returned(String words, Behaviour behaviour) {
        return of(words, behaviour, false, false);
    }
}
