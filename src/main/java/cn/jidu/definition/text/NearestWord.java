package cn.jidu.definition.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the word that someone who mistyped probably meant. */
public final class NearestWord {
    private NearestWord() {}

    /** The allowed word at the smallest edit distance, at most two letters or a third of the word away; ties go to the first. */
    public static Optional<String> to(String word, Collection<String> allowed) {
        int bound = Math.max(word.length() <= 3 ? 1 : 2, word.length() / 3);
        return new TreeSet<>(allowed)
                .stream().min(Comparator.comparingInt(a -> distance(word, a))).filter(a -> distance(word, a) <= bound);
    }

    /** Levenshtein's distance over UTF-16 units, letters compared without case. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int best = Math.min(diagonal + (same ? 0 : 1), Math.min(row[j], row[j - 1]) + 1);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[b.length()];
    }
}
