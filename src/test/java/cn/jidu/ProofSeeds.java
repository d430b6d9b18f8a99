package cn.jidu;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.AnnotationBasedArgumentsProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** A law that holds for every seed, which is the test's argument: a {@link ProofShare} of them is tried. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "seed {0}")
@ArgumentsSource(ProofSeeds.Drawn.class)
public @interface ProofSeeds {
    /** From which they are drawn. */
    long from();

    /** How many in {@code mvn verify}. */
    int share();

    /** How many by {@code -Pproof}. */
    int whole();

    /** The seeds themselves. */
    final class Drawn extends AnnotationBasedArgumentsProvider<ProofSeeds> {
        @Override
        protected Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context, ProofSeeds seeds) {
            int count = ProofShare.of(seeds.share(), seeds.whole());
            LongStream drawn = new SplittableRandom(ProofShare.seed(seeds.from())).longs(count);
            return ProofShare.part(drawn, count).mapToObj(Arguments::of);
        }
    }
}
