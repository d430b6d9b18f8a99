package cn.jidu.mutation;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** One way to spoil a file. It takes any bytes, also those that another has spoilt before. */
record Mutation(String name, BiFunction<byte[], Random, byte[]> change) {
    byte[] apply(byte[] bytes, Random random) {
        return bytes.length == 0 ? bytes : change.apply(bytes, random);
    }

    static Mutation ofBytes(byte[] other, Random random) {
        return pick(
                random,
                List.of(
                        new Mutation("flip-bits", ByteChanges::flipBits),
                        new Mutation("set-bytes", ByteChanges::setBytes),
                        new Mutation("cut-end", ByteChanges::cutEnd),
                        new Mutation("cut-block", ByteChanges::cutBlock),
                        new Mutation("repeat-block", ByteChanges::repeatBlock),
                        new Mutation("insert-bytes", ByteChanges::insertBytes),
                        new Mutation("splice", (b, r) -> ByteChanges.splice(b, other, r))));
    }

    static Mutation ofText(Seed seed, Random random) {
        TextChanges text = new TextChanges(seed);
        return pick(
                random,
                List.of(
                        new Mutation("swap-delimiter", text::swapDelimiter),
                        new Mutation("swap-delimiter-once", text::swapOneDelimiter),
                        new Mutation("quotes", text::insertQuote),
                        new Mutation("other-quotes", text::otherQuotes),
                        new Mutation("shuffle-header", text::shuffleHeader),
                        new Mutation("double-column", text::doubleColumn),
                        new Mutation("drop-column", text::dropColumn),
                        new Mutation("shuffle-lines", text::shuffleLines),
                        new Mutation("repeat-lines", text::repeatLines),
                        new Mutation("line-ends", text::lineEnds),
                        new Mutation("insert-text", text::insertText),
                        new Mutation("long-text", text::longText),
                        new Mutation("other-encoding", text::otherEncoding),
                        new Mutation("rename-heading", text::renameHeading)));
    }

    static Mutation ofParts(Random random) {
        return pick(
                random,
                List.of(
                        new Mutation("part-bytes", PartChanges::bytes),
                        new Mutation("part-tags", PartChanges::tags),
                        new Mutation("part-attributes", PartChanges::attributes),
                        new Mutation("part-texts", PartChanges::texts),
                        new Mutation("part-insert", PartChanges::insert),
                        new Mutation("part-cut", PartChanges::cut),
                        new Mutation("parts-swapped", PartChanges::swap),
                        new Mutation("part-dropped", PartChanges::drop),
                        new Mutation("part-renamed", PartChanges::rename),
                        new Mutation("part-added", PartChanges::add)));
    }

    private static Mutation pick(Random random, List<Mutation> all) {
        return all.get(random.nextInt(all.size()));
    }
}
