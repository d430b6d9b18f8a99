package cn.jidu.intake.inbox;

import cn.jidu.intake.text.CitizenNumber;
import cn.jidu.intake.text.CodePoints;
import cn.jidu.intake.text.ShownText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What lies in an inbox, beside what lay there when it was last looked at. What is known by its stamp is not read again. */
final class InboxNow {
    private final Path folder;
    private final Map<String, LyingFile> before;
    private final SortedMap<String, LyingFile> lying = new TreeMap<>(CodePoints.ORDER);
    private final SortedMap<String, ReceivedBytes> received = new TreeMap<>(CodePoints.ORDER);
    private final SortedMap<String, FileName> untaken = new TreeMap<>(CodePoints.ORDER);
    private List<String> waiting = List.of();

    InboxNow(Path folder, Map<String, LyingFile> before) {
        this.folder = folder;
        this.before = before;
    }

    /** Looks, and reads what is not known. */
    void look(FileGathering gathering, QuietTime quiet) {
        InboxFolder.Looked content = InboxFolder.content(folder);
        Map<Path, FileStamp> stamps = new HashMap<>();
        List<Path> unknown = new ArrayList<>();
        Instant asked = quiet.clock().instant();
        for (Path file : InboxCollector.counted(content.files())) {
            Optional<FileStamp> stamp = FileStamp.of(file);
            LyingFile known = before.get(InboxFolder.relative(folder, file));
            if (known != null
                    && stamp.filter(s -> s.text().equals(known.stamp())).isPresent()) {
                lying.put(InboxFolder.relative(folder, file), known);
            } else {
                unknown.add(file);
                stamp.filter(s -> s.changed().isBefore(asked.minus(quiet.time())))
                        .ifPresent(s -> stamps.put(file, s));
            }
        }
        gathering.take(unknown, quiet);
        gathering.received().forEach((file, r) -> read(file, r, Optional.ofNullable(stamps.get(file))));
        gathering.unreadable().forEach(this::unread);
        content.closed().forEach(this::closed);
        content.special().forEach(this::special);
        waiting = gathering.waiting().stream()
                .map(f -> InboxFolder.relative(folder, f))
                .distinct()
                .toList();
    }

    private void read(Path file, ReceivedBytes what, Optional<FileStamp> stamp) {
        String name = inboxName(file, what);
        lying.put(
                name,
                new LyingFile(what.fingerprint(), stamp.map(FileStamp::text).orElse(null)));
        received.put(name, what);
    }

    /** Two names that differ in what is hidden of them are told apart by what the files hold. */
    private String inboxName(Path file, ReceivedBytes what) {
        String shown = InboxFolder.relative(folder, file);
        return shown.contains(CitizenNumber.HIDDEN) ? what.sha256().substring(0, 16) + "/" + shown : shown;
    }

    private void unread(Path file, IOException why) {
        String name = InboxFolder.relative(folder, file);
        lying.put(name, LyingFile.unread(before.get(name)));
        String fileName = ShownText.text(String.valueOf(file.getFileName()));
        untaken.put(name, FileName.unread(fileName, why));
    }

    /** What lay in a folder that cannot be looked into lies there still, as far as anyone knows. */
    private void closed(Path folderWithin, IOException why) {
        unread(folderWithin, why);
        String within = InboxFolder.relative(folder, folderWithin) + "/";
        before.forEach((name, was) -> {
            if (name.startsWith(within)) {
                lying.put(name, was);
            }
        });
    }

    private void special(Path file) {
        String name = InboxFolder.relative(folder, file);
        lying.put(name, new LyingFile(ReceivedBytes.NOTHING.fingerprint(), null));
        untaken.put(name, FileName.special(name.substring(name.lastIndexOf('/') + 1)));
    }

    /** Everything there, by its name below the inbox. */
    SortedMap<String, LyingFile> lying() {
        return lying;
    }

    /** What was read and is not what lay there. */
    SortedMap<String, ReceivedBytes> news() {
        SortedMap<String, ReceivedBytes> news = new TreeMap<>(received);
        news.keySet().removeIf(name -> isKnown(name, before));
        return news;
    }

    /** Whether what lies there under the name is what was known. */
    boolean isKnown(String name, Map<String, LyingFile> known) {
        LyingFile was = known.get(name);
        LyingFile is = lying.get(name);
        return was != null && is != null && (is.equals(was) || was.holds(is.fingerprint()));
    }

    /** What cannot be read, with what is to be said of it. */
    SortedMap<String, FileName> untaken() {
        return untaken;
    }

    /** What somebody still writes. */
    List<String> waiting() {
        return waiting;
    }
}
