package cn.jidu.candidate;

import cn.jidu.candidate.InventedRegistry.Invented;
import java.util.Optional;
import java.util.SplittableRandom;

/** In what a row that no rule matches says something else than the enterprise that it means. */
enum DisturbedCopy {
    CODE_CHARACTER("one wrong character of the code", (e, random) -> said(e, wrong(e.code(), random), e.name())),
    CODE_AND_NAME("the same, and one of the name", (e, random) -> said(e, wrong(e.code(), random), changed(e, random))),
    CODE_ALONE(
            "the same, under another name",
            (e, random) -> said(e, wrong(e.code(), random), other(e, random).name())),
    CODE_TWICE(
            "two wrong characters of the code",
            (e, random) -> said(e, wrong(wrong(e.code(), random), random), e.name())),
    OLD_NUMBER("an old number, one wrong character", (e, random) -> said(e, wrong(e.oldNumber(), random), e.name())),
    NAME_CHARACTER("no code, one changed character of the name", (e, random) -> said(e, "", changed(e, random))),
    FORM_DROPPED("no code, no company form", (e, random) -> said(e, "", e.place() + e.core())),
    OTHER_BRACKETS("no code, a place in brackets", (e, random) -> said(e, "", e.core() + "（浙江）" + e.form())),
    OTHER_PLACE("no code, begins with the province", (e, random) -> said(e, "", "浙江省" + e.name())),
    CITY_ALONE(
            "no code, the city instead of the county",
            (e, random) -> new Said(e.county().substring(0, 4) + "00", "", e.name())),
    NOBODY(
            "means nobody",
            (e, random) -> said(e, other(e, random).code(), other(e, random).name()));

    private final String words;
    private final Disturbing disturbing;

    DisturbedCopy(String words, Disturbing disturbing) {
        this.words = words;
        this.disturbing = disturbing;
    }

    String words() {
        return words;
    }

    Said of(Invented e, SplittableRandom random) {
        return disturbing.of(e, random);
    }

    @FunctionalInterface
    private interface Disturbing {
        Said of(Invented e, SplittableRandom random);
    }

    /** What a row says of itself. */
    record Said(String county, String code, String name) {
        OpenRow row(int number) {
            return new OpenRow("s" + number, county, code, name, "tax", 1, 1, number, 1, "", Optional.empty(), "");
        }
    }

    private static Said said(Invented e, String code, String name) {
        return new Said(e.county(), code, name);
    }

    /** One of the same county that is not registered. */
    private static Invented other(Invented e, SplittableRandom random) {
        return e.registry().enterprise(-1 - random.nextInt(Integer.MAX_VALUE));
    }

    private static String wrong(String code, SplittableRandom random) {
        int at = random.nextInt(code.length());
        String others = InventedRegistry.ALPHABET.replace(code.substring(at, at + 1), "");
        return code.substring(0, at) + others.charAt(random.nextInt(others.length())) + code.substring(at + 1);
    }

    private static String changed(Invented e, SplittableRandom random) {
        int at = random.nextInt(e.core().length());
        char other = (char) (0x9000 + random.nextInt(600));
        return e.place() + e.core().substring(0, at) + other + e.core().substring(at + 1) + e.form();
    }
}
