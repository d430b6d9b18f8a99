package cn.jidu.cli.listing;

import cn.jidu.cleanse.cell.RejectCode;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.FoundLines;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.RejectWords;
import cn.jidu.cli.terminal.UsageException;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.Quarter;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.delivery.DeliveryRelations;
import cn.jidu.delivery.DeliveryTable;
import cn.jidu.reconcile.StreamedRows;
import cn.jidu.reconcile.arrival.SupersededFiles;
import cn.jidu.returned.FileReturns;
import cn.jidu.returned.ReturnOutcome;
import cn.jidu.returned.UnreturnedFile;
import cn.jidu.run.PreviewResult.RejectedRow;
import cn.jidu.store.Archive;
import cn.jidu.store.Database;
import cn.jidu.store.SiteHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The rows that were not loaded, and why: of what stands, or of all that was received. */
@Command(name = "rejects", mixinStandardHelpOptions = true, description = "列出被剔除的行：文件、行、列、原值、原因；或把文件退回报送单位修改。")
public final class RejectsCommand extends ListCommand<RejectsCommand.Reject> {
    private static final String SQL = """
            select x.code, d.source, coalesce(nullif(x.area_code, ''), d.area_code) as area, d.quarter, d.file_name,
                x.sheet, x.row_no, x.field, x.value, x.expected, coalesce(d.month, '') as month, d.delivery_id, exists (
                    select from jidu.settlement s where s.delivery_id = d.delivery_id
                    union all
                    select from jidu.standing_judgement c where c.delivery_id = d.delivery_id and c.kind = 'closed') as settled
            from jidu.reject x join %s d on d.delivery_id = x.delivery_id
            where ?::text is null or d.quarter = ?::text
            order by d.source collate "C", d.quarter collate "C", d.file_name collate "C", d.batch_id, d.rank_in_batch,
                x.sheet collate "C", x.row_no, x.fault_no""".formatted(DeliveryRelations.ALL);

    @Option(
            names = "--return",
            paramLabel = "目录",
            description = "把有剔除行的和整份退回的文件各写成一个工作簿，标明要修改的地方，供报送单位改后重报；这时 --area 按文件的地区")
    @Nullable
    Path returnTo;

    @Option(names = "--file", paramLabel = "文件", description = "只列（退回）该文件，可重复")
    List<String> files = List.of();

    @Option(names = "--all", description = "也列出已由后来的文件取代的文件中被剔除的行")
    boolean all;

    RejectsCommand() {
        super("rejects.none");
    }

    @Override
    public Integer call() {
        Path folder = returnTo;
        if (folder == null) {
            return super.call();
        }
        if (options.code != null) {
            throw new UsageException(texts.get("usage.return"));
        }
        Definitions definitions = site.definitions();
        Predicate<String> within = options.within(definitions.areas());
        String area = options.area;
        List<ReturnOutcome> written;
        SortedSet<String> others = new TreeSet<>();
        List<UnreturnedFile> failed = new ArrayList<>();
        try (Database database = site.existingDatabase()) {
            SiteHome home = SiteHome.at(site.home);
            SupersededFiles superseded =
                    SupersededFiles.of(new JdbcTemplate(database.reader()), definitions, Long.MAX_VALUE);
            FileReturns.Asked asked = new FileReturns.Asked(
                    options.quarter(), a -> within.test(a.code()), this::isAsked, superseded::stands);
            written = new FileReturns(database, new Archive(home), definitions, home).write(folder, asked, failed::add);
            if (area != null) {
                list(new JdbcTemplate(database.reader()), definitions, options.quarter(), r -> {
                    if (within.test(r.area)) {
                        others.add(r.file);
                    }
                });
            }
        }
        written.forEach(w -> others.remove(w.fileName()));
        failed.forEach(f -> others.remove(f.fileName()));
        if (written.isEmpty() && failed.isEmpty() && !files.isEmpty()) {
            throw new InputException(
                    texts.get("input.notReturned", PackageTexts.listed(files), site.advise("deliveries")));
        }
        FoundLines.print(written.stream().map(Back::of).toList(), options.json, "rejects.noneReturned", this::line);
        failed.forEach(f -> System.err.println(texts.get("rejects.unreturned", f.fileName(), f.why())));
        if (area != null && !others.isEmpty()) {
            System.err.println(texts.get("rejects.ofOthers", others.size(), area, PackageTexts.listed(others)));
        }
        return failed.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean isAsked(String file) {
        return files.isEmpty() || files.contains(file);
    }

    private String line(Back b) {
        return b.rejected == 0
                ? texts.get("rejects.returnedLetter", b.file, b.written)
                : texts.get("rejects.returned", b.file, b.written, b.rejected, b.sendAs);
    }

    /** A file that was returned, as programs read it. */
    record Back(String file, String written, String sendAs, long rejected) {
        static Back of(ReturnOutcome r) {
            return new Back(r.fileName(), r.written().toString(), r.sendAs(), r.rejected());
        }
    }

    @Override
    SortedSet<String> codes(Definitions definitions) {
        return Arrays.stream(RejectCode.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    void list(JdbcTemplate db, Definitions definitions, Optional<Quarter> asked, Consumer<Reject> to) {
        String quarter = asked.map(Quarter::toString).orElse(null);
        if (asked.isPresent() && new DeliveryTable(db).list(asked).isEmpty()) {
            throw new InputException(texts.get("input.notReceived", asked.get()));
        }
        SupersededFiles superseded = SupersededFiles.of(db, definitions, Long.MAX_VALUE);
        RowCallbackHandler reject = row -> {
            boolean stands = all
                    || !row.getBoolean("settled")
                            && superseded.stands(row.getLong("delivery_id"), row.getString("area"));
            if (stands && isAsked(row.getString(5))) {
                to.accept(new Reject(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11)));
            }
        };
        StreamedRows.each(db, SQL, reject, quarter, quarter);
    }

    @Override
    String line(Reject r, Definitions definitions) {
        return new RejectWords().line(r.code, new RejectedRow(r.file, r.sheet, r.row, r.field, r.value, r.expected));
    }

    /**
     * As programs read it.
     *
     * @param month as in 2023M05, of a row of a file of one month; else empty
     */
    record Reject(
            String code,
            String source,
            String area,
            String quarter,
            String file,
            String sheet,
            int row,
            String field,
            String value,
            String expected,
            String month)
            implements Found {}
}
