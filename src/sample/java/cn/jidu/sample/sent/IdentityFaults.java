package cn.jidu.sample.sent;

import cn.jidu.sample.city.SampleCodes;
import cn.jidu.sample.city.SampleRow;
import cn.jidu.sample.city.SourceShape;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Plants, in the rows of one source, every way in which a row names its enterprise other than by its right code. */
final class IdentityFaults {
    private static final String DIGITS = "0125";
    private static final String LETTERS = "OIZS";

    private final FaultPlanter planter;
    private final SplittableRandom chance;
    private final SourceShape shape;
    private final Predicate<SampleRow> right;

    IdentityFaults(FaultPlanter planter, SplittableRandom chance, SourceShape shape) {
        this.planter = planter;
        this.chance = chance;
        this.shape = shape;
        this.right = r -> SampleCodes.isRight(r.code()) && r.code().charAt(0) == '9';
    }

    /** @param times how often each way occurs */
    void plant(int times) {
        slips(times);
        oldNumbers(times);
        names(times);
        nobody(times);
    }

    private void code(String what, int times, Predicate<SampleRow> which, UnaryOperator<String> how) {
        planter.plant(shape, what, times, right.and(which), r -> r.with(shape.codeKey(), how.apply(r.code())));
    }

    private void noCode(SampleRow row) {
        row.with(shape.codeKey(), null).writtenAs(shape.codeKey(), "");
    }

    /** Letters typed for digits. */
    private void slips(int times) {
        for (int i = 0; i < DIGITS.length(); i++) {
            char digit = DIGITS.charAt(i);
            char letter = LETTERS.charAt(i);
            code(letter + " for " + digit, times, r -> place(r.code(), digit) > 0, c -> slip(c, digit, letter));
        }
        code("L before the code", times, r -> true, c -> "L" + c);
    }

    /** Where the digit stands after the category and before the check character; -1 where nowhere. */
    private static int place(String code, char digit) {
        return code.substring(0, 17).indexOf(digit, 2);
    }

    static String slip(String code, char digit, char letter) {
        int place = place(code, digit);
        return code.substring(0, place) + letter + code.substring(place + 1);
    }

    private void oldNumbers(int times) {
        code("organisation code", times, r -> true, c -> c.substring(8, 17));
        planter.plant(shape, "organisation code with hyphen", times, right, r -> {
            String code = r.code().substring(8, 17);
            r.with(shape.codeKey(), code).writtenAs(shape.codeKey(), code.substring(0, 8) + "-" + code.charAt(8));
        });
        code("taxpayer id of 15", times, r -> true, c -> c.substring(2, 17));
        planter.plant(
                shape,
                "registration number",
                times,
                right.and(r -> !registrationNumber(r).isEmpty()),
                r -> r.with(shape.codeKey(), registrationNumber(r)));
    }

    private String registrationNumber(SampleRow row) {
        return planter.registered(row.code())
                .map(r -> r.text("registration_no"))
                .orElse("");
    }

    private void names(int times) {
        planter.plant(shape, "name alone", times, right, this::noCode);
        planter.plant(shape, "unknown code, name", times, right, r -> r.with(shape.codeKey(), planter.stranger()));
        planter.plant(
                shape,
                "short code, name",
                times,
                right,
                r -> r.with(shape.codeKey(), r.code().substring(0, 12)));
        planter.plant(
                shape,
                "name with other brackets",
                times,
                right.and(r -> r.text("name").contains("（")),
                r -> {
                    noCode(r);
                    r.with("name", r.text("name").replace("（", "(").replace("）", ")"));
                });
        planter.plant(shape, "name behind its province and city", times, right, r -> {
            noCode(r);
            r.with("name", (r.text("name").startsWith("台州市") ? "浙江省" : "浙江省台州市") + " " + r.text("name"));
        });
        planter.plant(
                shape,
                "name of two entities",
                times,
                right.and(r -> planter.registered(r.code())
                        .filter(planter::hasNamesake)
                        .isPresent()),
                this::noCode);
    }

    private void nobody(int times) {
        planter.plant(
                shape,
                "NOT_REGISTERED",
                times,
                right,
                r -> r.with(shape.codeKey(), planter.stranger()).with("name", "外地" + r.text("name")));
        planter.plant(
                shape,
                "wrong check digit, in no registry",
                times,
                right,
                r -> r.with(shape.codeKey(), SampleCodes.withWrongCheck(r.code()))
                        .with("name", "外地" + r.text("name")));
    }

    /** Ids built on a citizen's number: alone, and with the two digits that tax offices append. */
    void citizens(int times) {
        planter.plant(shape, "CITIZEN_ID", times, right, r -> r.citizen().with(shape.codeKey(), citizen()));
        planter.plant(
                shape,
                "CITIZEN_ID with two digits",
                times,
                right,
                r -> r.citizen().with(shape.codeKey(), citizen() + "01"));
    }

    private String citizen() {
        return SampleCodes.citizen("33100219" + (60 + chance.nextInt(40)) + "0715" + (100 + chance.nextInt(900)));
    }

    /** The enterprise once more under another id: a slip, its organisation code, or its name alone. */
    void twice(int times, UnaryOperator<SampleRow> other) {
        planter.plant(shape, "two ids", times, right.and(r -> place(r.code(), '1') > 0), r -> {
            SampleRow again = other.apply(r.copy().plant());
            again.with(shape.codeKey(), slip(r.code(), '1', 'I'));
            planter.fileOf(r).add(again);
        });
        planter.plant(
                shape,
                "two ids",
                times,
                right,
                r -> planter.fileOf(r)
                        .add(other.apply(r.copy().plant())
                                .with(shape.codeKey(), r.code().substring(8, 17))));
    }

    /** And by its name alone. */
    void twiceByName(int times) {
        planter.plant(shape, "two ids", times, right, r -> {
            SampleRow again = r.copy().plant();
            noCode(again);
            planter.fileOf(r).add(again);
        });
    }
}
