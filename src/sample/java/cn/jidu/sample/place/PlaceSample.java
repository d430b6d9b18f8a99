package cn.jidu.sample.place;

import cn.jidu.definition.Quarter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of a made-up place of a plan.
 *
 * @param last the last quarter that there are files of; the first is the one before the plan
 * @param scale how many enterprises there are in the whole place; each area has three at least
 * @param seed the same gives the same bytes
 */
public record PlaceSample(PlacePlan plan, Quarter last, int scale, long seed) {
    private static final List<PlacePlan> PLANS =
            List.of(PlacePlan.LANXI, PlacePlan.SHAOXING, PlacePlan.WENZHOU, PlacePlan.ZHEJIANG);
    private static final int FEWEST = 3;

    /** The plans of places that files can be made of. */
    public static List<String> plans() {
        return PLANS.stream().map(PlacePlan::key).toList();
    }

    /** The plan of the key. */
    public static Optional<PlacePlan> find(String key) {
        return PLANS.stream().filter(p -> p.key().equals(key)).findFirst();
    }

    /** Enterprises, loans, parks and lists as they truly are. */
    public PlaceWorld world() {
        int leaves = plan.leaves().size();
        return new PlaceWorld(plan, last, Math.max(FEWEST, scale / leaves), seed);
    }

    /** Writes the files of all quarters. */
    public void write(Path inbox) throws IOException {
        new PlaceFiles(world()).write(inbox);
    }

    /** An indicator of the plan that is worked out from rows. */
    public String indicator() {
        return plan.targets().stream()
                .filter(t -> !t.returned())
                .map(PlacePlan.PlaceTarget::indicator)
                .findFirst()
                .orElseThrow();
    }
}
