package cn.jidu.bench.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the lists of a peer against Jidu's: whoever counts something else does other work and is no peer. */
final class PeerComparison {
    /** Of figures: peers round where Jidu writes six decimals. */
    private static final double NEAR = 0.000_001_5;

    private final PeerResults jidu;
    private final PeerResults peer;
    private final String name;

    PeerComparison(Path jidu, Path peer, String name) {
        this.jidu = new PeerResults(jidu);
        this.peer = new PeerResults(peer);
        this.name = name;
    }

    /** Of each list that differs its first difference, and how many there are; empty where both agree. */
    List<String> differences() throws IOException {
        List<String> found = new ArrayList<>();
        figures(found);
        for (String list : List.of(PeerResults.REJECTS, PeerResults.FINDINGS, PeerResults.BALANCE)) {
            lines(list, jidu.lines(list), peer.lines(list), found);
        }
        return found;
    }

    private void figures(List<String> found) throws IOException {
        Map<String, Double> own = values(jidu.lines(PeerResults.FIGURES));
        Map<String, Double> others = values(peer.lines(PeerResults.FIGURES));
        List<String> differing = new ArrayList<>();
        Map<String, Double> all = new TreeMap<>(own);
        all.putAll(others);
        for (String figure : all.keySet()) {
            Double a = own.get(figure);
            Double b = others.get(figure);
            if (a == null || b == null || Math.abs(a - b) > NEAR) {
                differing.add(figure + ": jidu " + a + ", " + name + " " + b);
            }
        }
        add(PeerResults.FIGURES, differing, found);
    }

    private static Map<String, Double> values(List<String> lines) {
        Map<String, Double> values = new TreeMap<>();
        for (String line : lines) {
            int comma = line.lastIndexOf(',');
            values.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
        }
        return values;
    }

    /** Both are in order, and a line may stand several times. */
    private void lines(String list, List<String> own, List<String> others, List<String> found) {
        List<String> differing = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < own.size() || j < others.size()) {
            int order =
                    i == own.size() ? 1 : j == others.size() ? -1 : own.get(i).compareTo(others.get(j));
            if (order < 0) {
                differing.add("only jidu has " + own.get(i));
            } else if (order > 0) {
                differing.add("only " + name + " has " + others.get(j));
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        add(list, differing, found);
    }

    private static void add(String list, List<String> differing, List<String> found) {
        if (!differing.isEmpty()) {
            found.add(list + ": " + differing.size() + " differences, the first: " + differing.get(0));
        }
    }
}
