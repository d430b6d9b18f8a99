package cn.jidu.cli.terminal;

import cn.jidu.cleanse.cell.QuarterText;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.area.NamedAreas;
import cn.jidu.definition.text.PackageTexts;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a list of rejects or findings is narrowed by. */
public final class ListOptions {
    /** As it was given; none: all. */
    @Option(names = "--quarter", paramLabel = "季度", description = "只列该季度，例如 2018Q2 或 2018年二季度")
    @Nullable
    public String quarter;

    /** As it was given; none: all. */
    @Option(names = "--area", paramLabel = "区划", description = "只列该区划及其下级，代码或名称")
    @Nullable
    public String area;

    /** As it was given; none: all. */
    @Option(names = "--code", paramLabel = "代码", description = "只列该种问题，代码见操作手册")
    @Nullable
    public String code;

    /** Whether a program reads the list. */
    @Option(names = "--json", description = "以 JSON 输出结果")
    public boolean json;

    /** @throws UsageException where it is none */
    public static Optional<Quarter> quarter(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(t -> new QuarterText()
                        .parse(t)
                        .orElseThrow(
                                () -> new UsageException(TerminalTexts.texts().get("usage.quarter", t))));
    }

    /** @throws UsageException where it is none */
    public Optional<Quarter> quarter() {
        return quarter(quarter);
    }

    /** @throws UsageException where the area is not in the table */
    public Predicate<String> within(AreaTree areas) {
        return within(area, areas);
    }

    /** @throws UsageException where the area is not in the table */
    public static Predicate<String> within(@Nullable String outer, AreaTree areas) {
        if (outer == null) {
            return a -> true;
        }
        String code = area(outer, areas);
        // rows that were kept under a code abolished since are of the area that took its place
        return a -> areas.findByCode(a)
                .filter(of -> areas.isWithin(of.code(), code))
                .isPresent();
    }

    /**
     * The code of the area that someone means by a code, an old one among them, or by a name.
     *
     * @throws UsageException where that is none, or more than one
     */
    public static String area(String asked, AreaTree areas) {
        NamedAreas named = areas.named(asked);
        return named.one().map(Area::code).orElseThrow(() -> new UsageException(unknown(asked, named)));
    }

    private static String unknown(String asked, NamedAreas named) {
        return named.offered().isEmpty()
                ? TerminalTexts.texts().get("usage.area", asked)
                : TerminalTexts.texts().get("usage.areaOffered", asked, named.offered());
    }

    /**
     * By code, in capitals or not.
     *
     * @param codes all there are
     * @throws UsageException where the one asked for is none of them
     */
    public Predicate<String> wanted(SortedSet<String> codes) {
        String asked = code;
        if (asked == null) {
            return c -> true;
        }
        if (codes.stream().noneMatch(asked::equalsIgnoreCase)) {
            throw new UsageException(TerminalTexts.texts().get("usage.code", asked, PackageTexts.listed(codes)));
        }
        return asked::equalsIgnoreCase;
    }

    /**
     * The number of a revision, written as r2 or 2.
     *
     * @throws UsageException where it is none
     */
    public static int revision(String given) {
        String digits = given.strip().replaceFirst("^[rR]", "");
        if (!digits.matches("[0-9]{1,6}")) {
            throw new UsageException(TerminalTexts.texts().get("usage.revision", given));
        }
        return Integer.parseInt(digits);
    }
}
