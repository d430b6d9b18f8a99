package cn.jidu.explain.list;

import cn.jidu.definition.Plan;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.store.OwnerOnly;
import cn.jidu.store.SiteHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the working files of areas lie: {@code lists/<quarter>/<plan>/<area>-明细.xlsx}, a folder of their own that only the
 * owner can open. What is released, mailed or put into the outbox comes from the reports' folder, and never from here.
 */
public final class AreaLists {
    private final SiteHome home;

    /** Nothing is made yet. */
    public AreaLists(SiteHome home) {
        this.home = home;
    }

    /**
     * The file's place; its folder is there.
     *
     * @param known the day as of which it lists what was known; empty: today
     */
    public Path file(Plan plan, Area area, Quarter quarter, Optional<LocalDate> known) {
        Path ofQuarter = home.lists().resolve(quarter.toString());
        Path folder = ofQuarter.resolve(plan.key());
        try {
            for (Path part : new Path[] {home.lists(), ofQuarter, folder}) {
                OwnerOnly.folder(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve(area.code() + "-明细" + known.map(day -> "-" + day).orElse("") + ".xlsx");
    }

    /** Whether a list may be written there: not among reports or releases, nor in the outbox. */
    public boolean isAllowed(Path file) {
        Path place = real(file.toAbsolutePath().normalize());
        return Stream.of(home.reports(), home.releases(), home.outbox())
                .map(AreaLists::real)
                .noneMatch(place::startsWith);
    }

    /** Through links, as far as it is there. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = path.getParent();
            return parent == null ? path : real(parent).resolve(String.valueOf(path.getFileName()));
        }
    }
}
