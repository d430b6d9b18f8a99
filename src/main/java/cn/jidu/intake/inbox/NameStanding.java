package cn.jidu.intake.inbox;

import cn.jidu.definition.Month;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.delivery.DeliveryRecords;
import cn.jidu.delivery.DeliveryState;
import cn.jidu.delivery.ReceivedFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which files of a batch bring nothing new: the same bytes as the version now in force are acknowledged. A file
 * is no news when an identical delivery was accepted and everything accepted since, whose area overlaps, comes again
 * identically later in the same batch. So A, then B, then A again puts A back, and an inbox moved elsewhere changes
 * nothing. A held file that comes again is held already.
 *
 * <p>A file that comes again with the bytes of a refused delivery is read again, and is no news to the files after it: it
 * will be refused again. Where other definitions, or a mended program, let it in this time, those files have been
 * acknowledged too early: taking it in sends them after it ({@code TakeIn}).
 */
final class NameStanding {
    /** One accepted, waiting, held or refused delivery, in order of rank; id 0: an arrival of this batch. */
    private record Accepted(
            long id,
            String area,
            Optional<Month> month,
            boolean supplement,
            String fingerprint,
            boolean held,
            String fileName) {}

    private record Group(String source, String quarter) {}

    private final Connection connection;
    private final AreaTree areas;
    private final Map<Group, List<Accepted>> accepted = new HashMap<>();
    private final Map<Group, List<Accepted>> refused = new HashMap<>();
    private final Map<Long, Set<String>> values = new HashMap<>();

    NameStanding(Connection connection, AreaTree areas) {
        this.connection = connection;
        this.areas = areas;
    }

    /**
     * Whether the arrival changes nothing; if it does, it stands from now on, unless it was refused before.
     *
     * @param later the arrivals of the batch that rank after it
     */
    boolean acknowledges(ArrivedFile arrival, FileName.Known name, List<ArrivedFile> later) throws SQLException {
        List<Accepted> standing = accepted(name);
        Accepted own = accepted(arrival, name);
        if (standing.stream().anyMatch(s -> s.held && isSame(s, own))) {
            return true;
        }
        int original = -1;
        for (int i = 0; i < standing.size(); i++) {
            if (isSame(standing.get(i), own)) {
                original = i;
            }
        }
        boolean same = original >= 0;
        for (int i = original + 1; same && i < standing.size(); i++) {
            same = standing.get(i).held
                    || !overlaps(standing.get(original), standing.get(i), name)
                    || comesAgain(standing.get(i), name, later);
        }
        if (!same && refused(name).stream().noneMatch(r -> isSame(r, own))) {
            standing.add(own);
        }
        return same;
    }

    /** The held delivery that has the bytes of the arrival, and that it is therefore no news to. */
    Optional<HeldName> heldAs(ArrivedFile arrival, FileName.Known name) throws SQLException {
        Accepted own = accepted(arrival, name);
        return accepted(name).stream()
                .filter(s -> s.held && isSame(s, own))
                .reduce((first, newest) -> newest)
                .map(s -> new HeldName(s.id, s.fileName));
    }

    /** A delivery that waits for a word. */
    record HeldName(long id, String fileName) {}

    private boolean comesAgain(Accepted one, FileName.Known name, List<ArrivedFile> later) {
        return later.stream()
                .anyMatch(a -> a.name() instanceof FileName.Known k
                        && k.source().name().equals(name.source().name())
                        && k.quarter().equals(name.quarter())
                        && isSame(accepted(a, k), one));
    }

    private boolean overlaps(Accepted a, Accepted b, FileName.Known name) throws SQLException {
        if (!a.month.equals(b.month)) {
            return false;
        }
        if (!areas.isWithin(a.area, b.area) && !areas.isWithin(b.area, a.area)) {
            return false;
        }
        if (name.source().replacesBy().isEmpty() || a.id == 0 || b.id == 0) {
            return true;
        }
        Set<String> shared = new HashSet<>(values(a.id));
        shared.retainAll(values(b.id));
        return !shared.isEmpty();
    }

    private static boolean isSame(Accepted a, Accepted b) {
        return a.area.equals(b.area)
                && a.month.equals(b.month)
                && a.supplement == b.supplement
                && a.fingerprint.equals(b.fingerprint);
    }

    private static Accepted accepted(ArrivedFile arrival, FileName.Known name) {
        return new Accepted(
                0,
                name.area().code(),
                name.month(),
                name.supplement(),
                arrival.file().fingerprint(),
                false,
                arrival.fileName());
    }

    /** An acknowledged delivery stands where its original does, so it is not looked at; one that waits stands already. */
    private List<Accepted> accepted(FileName.Known name) throws SQLException {
        return known(accepted, name, DeliveryState.LOADED, DeliveryState.COLLECTED, DeliveryState.HELD);
    }

    private List<Accepted> refused(FileName.Known name) throws SQLException {
        return known(refused, name, DeliveryState.REFUSED);
    }

    private List<Accepted> known(Map<Group, List<Accepted>> all, FileName.Known name, DeliveryState... states)
            throws SQLException {
        Group group = new Group(name.source().name(), name.quarter().toString());
        List<Accepted> known = all.get(group);
        if (known == null) {
            known = query(group, states);
            all.put(group, known);
        }
        return known;
    }

    private List<Accepted> query(Group group, DeliveryState... states) throws SQLException {
        List<Accepted> found = new ArrayList<>();
        for (ReceivedFile f : new DeliveryRecords(connection).list(group.source, group.quarter, states)) {
            found.add(new Accepted(
                    f.fate() == DeliveryState.COLLECTED ? 0 : f.id(),
                    f.area(),
                    f.month(),
                    f.supplement(),
                    new ReceivedBytes(f.sha256(), f.bytes(), f.controlSha256()).fingerprint(),
                    f.fate() == DeliveryState.HELD,
                    f.fileName()));
        }
        return found;
    }

    private Set<String> values(long delivery) throws SQLException {
        Set<String> known = values.get(delivery);
        if (known != null) {
            return known;
        }
        Set<String> found = new HashSet<>();
        String sql = "select distinct replace_value from jidu.delivery_cell where delivery_id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, delivery);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        values.put(delivery, found);
        return found;
    }
}
