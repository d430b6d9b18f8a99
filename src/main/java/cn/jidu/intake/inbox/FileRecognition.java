package cn.jidu.intake.inbox;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.intake.table.OriginalFile;
import cn.jidu.intake.text.ShownText;
import cn.jidu.store.Archive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells which source, area and quarter a file is of. A name after the contract's pattern says it; of any other what it says
 * is taken, in whatever order and words, and what it leaves open from the header and the rows where these allow one answer
 * only. Where doubt is left the file is not taken, and is told with the command that settles it.
 */
final class FileRecognition {
    private final Archive archive;
    private final Definitions definitions;
    private final Path work;

    FileRecognition(Archive archive, Definitions definitions, Path work) {
        this.archive = archive;
        this.definitions = definitions;
        this.work = work;
    }

    /** @param name without its folder */
    FileName of(String name, ReceivedBytes file, DeclaredFile declared) {
        FileName plain = FileName.of(name, definitions);
        boolean silent = declared.equals(DeclaredFile.NOTHING);
        if (plain instanceof FileName.Zip || (silent && plain instanceof FileName.Known)) {
            return plain;
        }
        NameClues clues = new NameClues(FileName.stem(name), definitions);
        if (silent && !FileName.mayBeUnderstood(name)) {
            return clues.sayMuch() ? FileName.otherEnding(name, plain) : plain;
        }
        if (silent && FileName.isWrong(name, clues, definitions)) {
            return plain;
        }
        OriginalFile original = new OriginalFile(ShownText.text(name), file.bytes(), () -> archive.open(file.sha256()));
        try {
            return decide(new Given(name, plain, clues, declared), new RowClues(original, definitions, work));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the rows of a file are of the area and the quarter that are said of it. */
    boolean isMeant(String name, ReceivedBytes file, DeclaredFile declared) {
        OriginalFile original = new OriginalFile(ShownText.text(name), file.bytes(), () -> archive.open(file.sha256()));
        RowClues rows = new RowClues(original, definitions, work);
        try {
            List<Source> sources = rows.fitting(declared.source().stream().toList());
            if (sources.isEmpty()) {
                return false;
            }
            RowClues.Named named = rows.named(sources.get(0));
            boolean there = declared.area().isPresent()
                    && !named.areas().isEmpty()
                    && named.areas().stream()
                            .allMatch(a -> definitions
                                    .areas()
                                    .isWithin(a.code(), declared.area().get().code()));
            return there
                    && (named.quarters().isEmpty()
                            || declared.quarter()
                                    .filter(named.quarters()::contains)
                                    .isPresent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is known before the file is opened. */
    private record Given(String name, FileName plain, NameClues clues, DeclaredFile declared) {}

    private FileName decide(Given v, RowClues rows) throws IOException {
        FileClue<Source> source =
                FileClue.of(v.declared.source(), known(v).map(FileName.Known::source), v.clues.sources());
        if (source.one().isEmpty()) {
            List<Source> all = List.copyOf(definitions.sources().values());
            source = source.narrowed(rows.fitting(source.all().isEmpty() ? all : source.all()));
        }
        if (source.all().isEmpty()) {
            return v.plain;
        }
        FileClue<Area> area = FileClue.of(v.declared.area(), known(v).map(FileName.Known::area), v.clues.areas());
        FileClue<Quarter> quarter =
                FileClue.of(v.declared.quarter(), known(v).map(FileName.Known::quarter), v.clues.quarters());
        RowClues.Named named = new RowClues.Named(List.of(), List.of(), List.of());
        boolean open = area.one().isEmpty()
                || quarter.one().isEmpty()
                || source.one().filter(Source::monthly).isPresent();
        if (source.one().isPresent() && open) {
            named = rows.named(source.one().get());
            area = area.narrowed(named.areas());
            quarter = quarter.narrowed(named.quarters());
        }
        boolean sure = v.clues.isClear() || !v.declared.equals(DeclaredFile.NOTHING);
        boolean supplement = v.declared.supplement() || v.clues.isSupplement();
        if (sure
                && source.one().isPresent()
                && area.one().isPresent()
                && quarter.one().isPresent()) {
            return known(
                    v.name, source, area, quarter, month(v, named, quarter.one().get()), supplement);
        }
        return new FileName.Unknown(new FileDoubt(v.name, source, area, quarter, v.clues.unreadQuarter(), supplement)
                .told(definitions.areas()));
    }

    private static Optional<FileName.Known> known(Given v) {
        return v.plain instanceof FileName.Known known ? Optional.of(known) : Optional.empty();
    }

    /** The one declared; else only where the rows are of months: the one that the name says, or they alone do. */
    private static Optional<Month> month(Given v, RowClues.Named named, Quarter quarter) {
        if (v.declared.month().isPresent()) {
            return v.declared.month();
        }
        List<Month> said = v.clues.months().isEmpty() ? named.months() : v.clues.months();
        return named.months().isEmpty() || said.size() != 1
                ? Optional.empty()
                : Optional.of(said.get(0)).filter(m -> m.quarter().equals(quarter));
    }

    private static FileName known(
            String name,
            FileClue<Source> source,
            FileClue<Area> area,
            FileClue<Quarter> quarter,
            Optional<Month> month,
            boolean supplement) {
        Source s = source.one().orElseThrow();
        Area a = area.one().orElseThrow();
        Quarter q = quarter.one().orElseThrow();
        boolean byCommand = Stream.of(source, area, quarter).anyMatch(c -> c.from() == FileClue.From.COMMAND);
        String understood = FileName.TEXTS.get(
                "name.understood",
                s.title(),
                a.name() + "（" + a.code() + "）",
                month.map(Month::chinese).orElse(q.chinese()),
                supplement ? FileName.TEXTS.get("name.understood.supplement") : "",
                from(source, area, quarter),
                FileName.plain(
                        name, s.name(), a.code(), month.map(Month::toString).orElse(q.toString()), supplement),
                FileName.TEXTS.get(byCommand ? "name.understood.rerun" : "name.understood.rename"));
        return new FileName.Known(s, a, q, month, supplement, understood);
    }

    /** What was not in the name. */
    private static String from(FileClue<Source> source, FileClue<Area> area, FileClue<Quarter> quarter) {
        Map<FileClue.From, List<String>> parts = new EnumMap<>(FileClue.From.class);
        List<FileClue<?>> clues = List.of(source, area, quarter);
        List<String> keys = List.of("source", "area", "quarter");
        for (int i = 0; i < clues.size(); i++) {
            parts.computeIfAbsent(clues.get(i).from(), f -> new ArrayList<>())
                    .add(FileName.TEXTS.get("name.part." + keys.get(i)));
        }
        parts.remove(FileClue.From.NAME);
        String from = parts.entrySet().stream()
                .map(p -> FileName.TEXTS.get(
                        "name.from." + p.getKey().name().toLowerCase(Locale.ROOT), String.join("、", p.getValue())))
                .collect(Collectors.joining("，"));
        return from.isEmpty() ? "" : FileName.TEXTS.get("name.understood.from", from);
    }
}
