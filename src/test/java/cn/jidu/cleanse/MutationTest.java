package cn.jidu.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.mutation.Mutant;
import cn.jidu.mutation.Mutants;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever becomes of a file on its way, it is read or refused: nothing else is thrown, and no row is unaccounted for. A
 * few of the mutants of {@code src/bench/mutations}, which goes through very many.
 */
class MutationTest {
    private static final long SEED = ProofShare.seed(2019);
    private static final int READ = ProofShare.of(60, 3000);
    private static final int TAKEN_IN = ProofShare.of(15, 300);
    private static final Mutants MUTANTS = new Mutants(Path.of("sample-data", "inbox"), SEED);

    @TempDir
    Path folder;

    @Test
    void mutantsAreReadOrRefused() throws Exception {
        MutantReader reader = new MutantReader(Fixture.DEFINITIONS, folder);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < READ; i++) {
            Mutant mutant = MUTANTS.get(i);
            try {
                outcomes.merge(reader.read(mutant), 1, Integer::sum);
            } catch (Exception e) {
                throw new AssertionError(i + " " + mutant.name() + " " + mutant.kinds(), e);
            }
        }
        // so that the mutants are not all alike
        assertThat(outcomes).containsKeys("READ", "HEADER_MISMATCH", "UNREADABLE", "ENCODING");
    }

    @Test
    void mutantsAreTakenInOrRefused() throws Exception {
        try (MutantIntake intake = new MutantIntake(folder)) {
            Map<String, Integer> outcomes = new TreeMap<>();
            for (int i = READ; i < READ + TAKEN_IN; i++) {
                Mutant mutant = MUTANTS.get(i);
                try {
                    outcomes.merge(intake.take(mutant), 1, Integer::sum);
                } catch (Exception e) {
                    throw new AssertionError(i + " " + mutant.name() + " " + mutant.kinds(), e);
                }
            }
            assertThat(outcomes).containsKey("LOADED");
        }
    }

    @Test
    void aMutantIsMadeAgainByItsNumber() {
        Mutants others = new Mutants(Path.of("sample-data", "inbox"), SEED);
        // backwards: what was made before has no say
        for (int i = ProofShare.of(20, 200) - 1; i >= 0; i--) {
            Mutant one = MUTANTS.get(i);
            Mutant again = others.get(i);
            assertThat(again.kinds()).isEqualTo(one.kinds());
            assertThat(again.bytes()).isEqualTo(one.bytes());
        }
    }
}
