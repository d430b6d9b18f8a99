package cn.jidu.cli.listing;

import cn.jidu.cleanse.cell.CodeText;
import cn.jidu.cli.terminal.EnterpriseJson;
import cn.jidu.cli.terminal.EnterpriseText;
import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.JsonText;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.row.EnterpriseTracer;
import cn.jidu.explain.row.EnterpriseTrail;
import cn.jidu.intake.text.ShownText;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is known of one enterprise, quarter after quarter. */
@Command(name = "enterprise", mixinStandardHelpOptions = true, description = "查一个市场主体：历季登记及其变化，各来源与它匹配的行。")
public final class EnterpriseCommand implements Callable<Integer> {
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(paramLabel = "代码", description = "统一社会信用代码、注册号、转型前代码，或登记的名称；现在的、过去的均可")
    String code = "";

    @Option(names = "--json", description = "以 JSON 输出结果")
    boolean json;

    @Override
    public Integer call() {
        Definitions definitions = site.definitions();
        try (Database database = site.existingDatabase()) {
            JdbcTemplate db = new JdbcTemplate(database.reader());
            List<Revision> newest = new Revisions(db).listNewest();
            if (newest.isEmpty()) {
                throw new InputException(texts.get("input.nothingToExplain", new RunAdvice(site, db).ofAny()));
            }
            List<EnterpriseTrail> found =
                    new EnterpriseTracer(db, definitions).find(CodeText.fold(code), code.strip(), newest);
            if (found.isEmpty()) {
                throw new InputException(texts.get("input.noEnterprise", ShownText.text(code)));
            }
            if (json) {
                System.out.println(
                        JsonText.of(found.stream().map(EnterpriseJson::of).toList()));
            } else {
                EnterpriseText text = new EnterpriseText(definitions);
                found.forEach(trail -> text.lines(trail).forEach(System.out::println));
            }
        }
        return ExitCode.DONE;
    }
}
