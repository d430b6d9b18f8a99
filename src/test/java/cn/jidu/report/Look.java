package cn.jidu.report;
import java.nio.file.*;
import cn.jidu.definition.Area;
public class Look { public static void main(String[] x) throws Exception {
        long t0 = System.nanoTime();
        ReportFonts.prepare();
        PdfPrinter printer = new PdfPrinter(ReportTemplate.load(Path.of("report-templates/quarterly")));
        long t1 = System.nanoTime();
        QuarterResults r = TaizhouQuarter.results();
        PlanView view = new PlanView(r, r.definitions().plans().get(TaizhouPlan.KEY));
        Path out = Path.of("/tmp/report/look");
        Files.createDirectories(out);
        System.out.println("compile " + (t1 - t0) / 1_000_000);
        for (Area a : view.areas().subList(0, 3)) {
            long t2 = System.nanoTime();
            byte[] pdf = printer.print(new AreaReports(view, Edition.DRAFT).of(a));
            System.out.println(a.code() + " " + (System.nanoTime() - t2) / 1_000_000 + " ms " + pdf.length);
            Files.write(out.resolve(a.code() + ".xlsx"), new WorkbookPrinter().print(new AreaReports(view, Edition.DRAFT).of(a)));
            Files.write(out.resolve(a.code() + ".pdf"), pdf);
        }
} }
