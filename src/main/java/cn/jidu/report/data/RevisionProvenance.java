package cn.jidu.report.data;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a revision was made by and from; it lands in {@code data/manifest.json} unchanged.
 *
 * @param program name and version, e.g. {@code jidu 0.1.0}
 * @param java version of the Java that runs, e.g. {@code 17.0.15}: charts differ in geometry between Java versions
 * @param definitionsHash SHA-256 of the definitions, hexadecimal
 * @param inputs SHA-256 of every delivery that the figures rest on, by file name; where two deliveries share a name,
 *     the caller tells them apart
 */
public record RevisionProvenance(
        String program, String java, String definitionsHash, SortedMap<String, String> inputs, ReportEdition edition) {
    public RevisionProvenance {
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
    }

    /** The same, of another edition. */
    public RevisionProvenance as(ReportEdition other) {
        return new RevisionProvenance(program, java, definitionsHash, inputs, other);
    }
}
