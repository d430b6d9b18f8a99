package cn.jidu.golden;

import cn.jidu.change.ChangeCause;
import cn.jidu.change.FigureChange;
import cn.jidu.change.RevisionChanges;
import cn.jidu.change.RevisionPair;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.JobsCopy;
import cn.jidu.definition.Quarter;
import cn.jidu.measure.Measurement;
import cn.jidu.reconcile.revision.Revision;
import cn.jidu.reconcile.revision.Revisions;
import cn.jidu.store.Database;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** A county's 2018Q2 with two enterprises, as it is measured first, and what changes of it from revision to revision. */
final class ComparedWorld implements AutoCloseable {
    static final Quarter QUARTER = Quarter.of("2018Q2");
    static final String REGISTERED = "统一社会信用代码,企业名称,主体类型,行业代码,行政区划代码,成立日期,经营状态\n";
    static final String JIA = "91331002MA2H1001XB,甲厂,有限责任公司,3525,331002,2018-05-01,存续\n";
    static final String YI = "91331002MA2H10028B,乙厂,有限责任公司,3525,331002,2015-01-01,存续\n";
    static final String BING = "91331002MA2H1003XU,丙厂,有限责任公司,3525,331002,2018-06-01,存续\n";
    static final String MORE = "91331002MA2H10044J,丁厂,有限责任公司,3525,331002,2015-01-01,存续\n"
            + "91331002MA2H1005QF,戊厂,有限责任公司,3525,331002,2015-01-01,存续\n";
    static final String LENT = "借据编号,贷款机构,借款人代码,借款人名称,行政区划代码,报告期,授信总额（万元）,贷款余额（万元）,发放日期,发放金额（万元）\n"
            + "1,台州银行,91331002MA2H10028B,乙厂,331002,2018Q2,300,100,2018-05-01,100\n";
    static final String LENT_TO_BING = "2,台州银行,91331002MA2H1003XU,丙厂,331002,2018Q2,300,200,2018-05-01,200\n";
    static final String LENT_AGAIN = "3,台州银行,91331002MA2H1003XU,丙厂,331002,2018Q2,300,30,2018-05-01,30\n";
    static final String FILED = "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n";

    private static final FirstRun FIRST =
            new FirstRun("changes", QUARTER.toString(), World.NOT_PRINTED, ComparedWorld::fill);

    private final FirstRun.Copy first = FIRST.copy();
    private final Path folder;

    /** @param folder where definitions are put */
    ComparedWorld(Path folder) {
        this.folder = folder;
    }

    private static void fill(Path inbox) throws IOException {
        Files.createDirectories(inbox);
        Files.writeString(inbox.resolve("registration_331002_2018Q2.csv"), REGISTERED + JIA + YI);
        Files.writeString(inbox.resolve("tax_331002_2018Q2.csv"), FILED + filed("91331002MA2H10028B", "乙厂", 500));
    }

    Database database() {
        return first.world().database();
    }

    JdbcTemplate db() {
        return new JdbcTemplate(database().owner());
    }

    static String filed(String code, String name, int tax) {
        return code + "," + name + ",331002,2018Q2,10000," + tax + "\n";
    }

    void send(String name, String content) throws IOException {
        Files.writeString(first.inbox().resolve(name + ".csv"), content);
    }

    void run() {
        first.world().measure(QUARTER.toString(), first.inbox());
    }

    void run(Definitions definitions) {
        run(definitions, "jidu " + SiteOptions.VERSION);
    }

    void run(Definitions definitions, String program) {
        new World(first.home(), definitions, database(), program).measure(QUARTER.toString(), first.inbox());
    }

    /** The project's definitions with a change. */
    Definitions with(String file, String from, String to) throws IOException {
        Path jobs = JobsCopy.into(Files.createTempDirectory(folder, "jobs"));
        JobsCopy.change(jobs.resolve(file), from, to);
        return JobsCopy.load(jobs);
    }

    /** Of a run by other definitions, beside the revision before. */
    Map<String, String> changes(Definitions was, Definitions is) {
        run(is);
        return told(was, is, ChangeCause.DECLARED);
    }

    /** Of the county's figure outside plans, between the two newest revisions: before, after, parts. */
    String changes(String indicator) {
        return told(World.DEFINITIONS, World.DEFINITIONS, ChangeCause.DECLARED).getOrDefault("_Z " + indicator, "");
    }

    /** Of the same rate its two numbers after each part. */
    List<String> terms(String indicator) {
        return new RevisionChanges(database())
                .between(pair(World.DEFINITIONS, World.DEFINITIONS)).stream()
                        .filter(c -> c.figure().area().equals("331002")
                                && c.figure().plan().equals(Measurement.NONE)
                                && c.figure().indicator().equals(indicator))
                        .flatMap(c -> c.parts().stream())
                        .map(p -> p.terms()
                                .map(t -> plain(t.numerator()) + "/" + plain(t.denominator()))
                                .orElse("-"))
                        .toList();
    }

    /** The county's figures, by target and indicator. */
    Map<String, String> told(Definitions was, Definitions is, List<ChangeCause> order) {
        return told("331002", new RevisionChanges(database()).between(pair(was, is), order));
    }

    /** The same of an area's. */
    Map<String, String> told(String area, Definitions was, Definitions is) {
        return told(area, new RevisionChanges(database()).between(pair(was, is)));
    }

    private RevisionPair pair(Definitions was, Definitions is) {
        Revisions revisions = new Revisions(db());
        Revision after = revisions.findNewest(QUARTER).orElseThrow();
        Revision before = revisions.find(QUARTER, after.number() - 1).orElseThrow();
        return new RevisionPair(before, was, after, is);
    }

    private static Map<String, String> told(String area, List<FigureChange> changes) {
        Map<String, String> told = new TreeMap<>();
        changes.stream()
                .filter(c -> c.figure().area().equals(area))
                .forEach(c -> told.put(c.figure().target() + " " + c.figure().indicator(), told(c)));
        return told;
    }

    private static String told(FigureChange change) {
        return change.before().map(ComparedWorld::plain).orElse("-") + " "
                + change.after().map(ComparedWorld::plain).orElse("-")
                + change.parts().stream()
                        .map(p -> " " + p.cause().word() + " " + plain(p.change()))
                        .collect(Collectors.joining());
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    @Override
    public void close() {
        first.close();
    }
}
