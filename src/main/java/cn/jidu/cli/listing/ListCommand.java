package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.store.Database;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Mixin;

/** Lists what is wrong with the data, narrowed by the options. */
abstract class ListCommand<T extends ListCommand.Found> implements Callable<Integer> {
    final PackageTexts texts = TerminalTexts.texts();

    /** The key of what is said where nothing was found. */
    private final String none;

    @Mixin
    SiteOptions site = new SiteOptions();

    @Mixin
    ListOptions options = new ListOptions();

    /** What a list is narrowed by. */
    interface Found {
        String code();

        String area();
    }

    ListCommand(String none) {
        this.none = none;
    }

    /** All that can be found. */
    abstract SortedSet<String> codes(Definitions definitions);

    /**
     * Everything of the quarter, or of all of them, in the order of the list.
     *
     * @throws InputException where there is nothing of the quarter that something could be found in
     */
    abstract void list(JdbcTemplate db, Definitions definitions, Optional<Quarter> quarter, Consumer<T> to);

    abstract String line(T found, Definitions definitions);

    @Override
    public Integer call() {
        Definitions definitions = site.definitions();
        Optional<Quarter> quarter = options.quarter();
        Predicate<String> within = options.within(definitions.areas());
        Predicate<String> wanted = options.wanted(codes(definitions));
        FoundLines<T> found = new FoundLines<>(options.json, none, f -> line(f, definitions));
        try (Database database = site.existingDatabase()) {
            list(new JdbcTemplate(database.reader()), definitions, quarter, f -> {
                if (wanted.test(f.code()) && within.test(f.area())) {
                    found.add(f);
                }
            });
        }
        found.end();
        return ExitCode.DONE;
    }
}
