package cn.jidu.intake.inbox;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.Month;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.intake.table.RefusedException;
import cn.jidu.intake.text.ShownText;
import cn.jidu.intake.text.TextFold;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file's name says, by the patterns of the sources' contracts. */
sealed interface FileName {
    PackageTexts TEXTS = PackageTexts.chinese(FileName.class);

    /** Stands before a name whose characters are not known: the Unicode replacement character. */
    char UNREADABLE = '\uFFFD';

    Pattern LIKE_A_NAME = Pattern.compile("([A-Za-z-]+)_([^_.]+)_([^_.]+)(_.*)?\\.[^.]*");
    Pattern AREA = Pattern.compile("[0-9]{6}|[0-9]{9}|[0-9]{12}");
    List<String> ENDINGS = List.of(".csv", ".txt", ".xlsx", ".xls");
    /** Digits of a county's code. */
    int COUNTY = 6;

    Pattern NUMBER = Pattern.compile("[0-9]+");
    Pattern QUARTER = Pattern.compile("[0-9]{4}-?Q[1-4]");

    /**
     * @param month where the file is of one month of the quarter
     * @param understood how it was told where the name is not the contract's, in Chinese; empty where it is
     */
    record Known(
            Source source, Area area, Quarter quarter, Optional<Month> month, boolean supplement, String understood)
            implements FileName {}

    /** @param message why, in Chinese */
    record Unknown(String message) implements FileName {}

    /**
     * A zip, whatever it is called.
     *
     * @param refused why nothing in it may be taken
     */
    record Zip(Optional<RefusedException> refused) implements FileName {}

    static boolean isZip(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** What lies there under a file's name and is none. */
    static FileName special(String name) {
        return new Unknown(TEXTS.get("name.special", name));
    }

    /** What cannot be read: a file, or a folder below the inbox. */
    static FileName unread(String name, IOException why) {
        String said = why instanceof FileSystemException f ? f.getReason() : why.getMessage();
        String reason = why instanceof AccessDeniedException
                ? TEXTS.get("name.unread.denied")
                : Objects.requireNonNullElse(said, why.getClass().getSimpleName());
        return new Unknown(TEXTS.get("name.unread", name, reason));
    }

    /** Reads a name without its folder; marks that a reader does not see are no part of it. */
    static FileName of(String received, Definitions definitions) {
        String name = TextFold.trim(ShownText.withoutMarks(received));
        if (isZip(name)) {
            return new Zip(Optional.empty());
        }
        if (name.indexOf(UNREADABLE) >= 0) {
            return new Unknown(TEXTS.get("name.unreadable", name));
        }
        for (Source source : definitions.sources().values()) {
            Matcher m = source.filePattern().matcher(name);
            if (m.matches()) {
                return of(name, source, m.group("area"), m.group("quarter"), definitions);
            }
        }
        return new Unknown(advice(name, definitions));
    }

    /** Whether a name that no contract has may be one of a file to be taken: by its ending. */
    static boolean mayBeUnderstood(String name) {
        return name.indexOf(UNREADABLE) < 0
                && !ReceivedBytes.isControl(name)
                && ENDINGS.stream().anyMatch(name.toLowerCase(Locale.ROOT).strip()::endsWith);
    }

    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether the name is built as the contracts have it, but for a code or a quarter that is none. */
    static boolean isWrong(String name, NameClues clues, Definitions definitions) {
        Matcher parts = LIKE_A_NAME.matcher(name);
        return parts.matches()
                && definitions.sources().containsKey(parts.group(1))
                && (!clues.isClear()
                        || clues.areas().isEmpty()
                                && NUMBER.matcher(parts.group(2)).matches()
                        || clues.quarters().isEmpty()
                                && NUMBER.matcher(parts.group(3)).matches());
    }

    /** A name that says what the file is, of a kind of file that is not read; {@code plain} where more is known of it. */
    static FileName otherEnding(String name, FileName plain) {
        return plain.equals(new Unknown(TEXTS.get("name.unmatched", name)))
                ? new Unknown(TEXTS.get("name.extension", name))
                : plain;
    }

    /** What the file would be called after the contract's pattern. */
    static String plain(String name, String source, String area, String quarter, boolean supplement) {
        return source + "_" + area + "_" + quarter + (supplement ? "_补报" : "")
                + name.substring(stem(name).length()).strip().toLowerCase(Locale.ROOT);
    }

    /** What is wrong with a name that no contract has, as far as can be told. */
    private static String advice(String name, Definitions definitions) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (ReceivedBytes.isControl(name)) {
            String data = ReceivedBytes.controlled(name);
            return TEXTS.get(isZip(data) ? "name.controlOfZip" : "name.controlAlone", name, data);
        }
        if (lower.endsWith(".et") || lower.endsWith(".ett")) {
            return TEXTS.get("name.et", name);
        }
        Matcher parts = LIKE_A_NAME.matcher(name);
        if (!parts.matches() || !definitions.sources().containsKey(parts.group(1))) {
            return TEXTS.get("name.unmatched", name);
        }
        if (!AREA.matcher(parts.group(2)).matches()) {
            return TEXTS.get("name.area", name, parts.group(2));
        }
        return QUARTER.matcher(parts.group(3)).matches()
                ? TEXTS.get("name.extension", name)
                : TEXTS.get("name.quarter", name, parts.group(3));
    }

    /** Rows of a township that no table knows count at its county; a file of one is not the county's. */
    static Optional<Area> area(String code, Definitions definitions) {
        boolean township = code.length() > COUNTY && !code.startsWith("000", COUNTY);
        return definitions
                .areas()
                .findByCode(code)
                .filter(a -> !township || a.code().length() > COUNTY || !code.startsWith(a.code()));
    }

    private static FileName of(
            String name, Source source, String areaText, String quarterText, Definitions definitions) {
        Optional<Area> area = area(areaText, definitions);
        if (area.isEmpty()) {
            return new Unknown(TEXTS.get("name.area", name, areaText));
        }
        Optional<Month> month = Month.find(quarterText).filter(m -> source.monthly());
        Optional<Quarter> quarter = month.map(Month::quarter).or(() -> Quarter.find(quarterText));
        if (quarter.isEmpty()) {
            return new Unknown(TEXTS.get("name.quarter", name, quarterText));
        }
        boolean supplement = name.contains("_补报") || name.contains("_supplement");
        return new Known(source, area.get(), quarter.get(), month, supplement, "");
    }
}
