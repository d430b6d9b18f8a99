package cn.jidu.cleanse;

import cn.jidu.mutation.Mutant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Takes mutants in, one after the other, as a run does: inbox, archive, database. Whatever is wrong with one is thrown. */
public final class MutantIntake implements AutoCloseable {
    private final Fixture site;

    /** @param folder for the home and the inbox of this intake alone */
    public MutantIntake(Path folder) {
        site = new Fixture(folder);
    }

    /**
     * The fate, with the refusal.
     *
     * @throws IllegalStateException where rows are not accounted for
     */
    public String take(Mutant mutant) throws IOException {
        // of its own name: the same bytes are not acknowledged
        String name = mutant.name().replaceFirst("(\\.[a-z]+)$", "_" + mutant.number() + "$1");
        Path file = Files.createDirectories(site.inbox).resolve(name);
        Files.write(file, mutant.bytes());
        site.collect();
        List<TakeInOutcome> outcomes = site.takeAll();
        Files.delete(file);
        if (outcomes.isEmpty()) {
            return site.query("select upper(state) from delivery order by delivery_id desc limit 1")
                    .get(0);
        }
        TakeInOutcome outcome = outcomes.get(0);
        check(mutant, outcome);
        return outcome.refusal().map(Enum::name).orElse(outcome.fate().name());
    }

    private void check(Mutant mutant, TakeInOutcome outcome) {
        String id = "(select max(delivery_id) from delivery)";
        String table = "row_" + mutant.source().replace('-', '_');
        boolean none =
                site.query("select to_regclass('" + table + "') is null").get(0).equals("t");
        long kept = none
                ? 0
                : Long.parseLong(site.query("select count(*) from " + table + " where delivery_id = " + id)
                        .get(0));
        long rejected = Long.parseLong(
                site.query("select count(distinct (sheet, row_no)) from reject where delivery_id = " + id)
                        .get(0));
        boolean right = outcome.read() == outcome.rejected() + outcome.duplicate() + outcome.loaded()
                && kept == outcome.duplicate() + outcome.loaded()
                && rejected == outcome.rejected()
                && (mutant.rows().isEmpty()
                        || outcome.refusal().isPresent()
                        || mutant.rows().getAsInt() == outcome.read());
        if (!right) {
            throw new IllegalStateException(outcome + ", kept " + kept + ", listed as rejected " + rejected
                    + ", expected to read " + mutant.rows());
        }
    }

    @Override
    public void close() {
        site.close();
    }
}
