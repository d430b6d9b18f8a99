package cn.jidu.cli;

import cn.jidu.cli.terminal.ExitCode;
import cn.jidu.cli.terminal.InputException;
import cn.jidu.cli.terminal.ListOptions;
import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Definitions;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.template.FormWorkbook;
import cn.jidu.template.SubmissionForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the empty workbook that a department fills in and sends. */
@Command(name = "template", mixinStandardHelpOptions = true, description = "写出一种数据的空报送表（.xlsx）：列名、单位、下拉清单、核对和填表说明。")
final class TemplateCommand implements Callable<Integer> {
    private final PackageTexts texts = TerminalTexts.texts();

    @Mixin
    SiteOptions site = new SiteOptions();

    @Parameters(paramLabel = "种类", description = "数据的键或名称，例如 loan 或 贷款")
    String source = "";

    @Option(names = "--area", required = true, paramLabel = "区划", description = "报送地区的代码或名称")
    String area = "";

    @Option(names = "--quarter", required = true, paramLabel = "季度", description = "报送的季度，例如 2018Q2 或 2018年二季度")
    String quarter = "";

    @Option(names = "--out", paramLabel = "文件", description = "写到哪里（默认为当前目录下收件时能识别的文件名）；已有的不覆盖")
    @Nullable
    Path out;

    @Override
    public Integer call() {
        Definitions definitions = site.definitions();
        SubmissionForm form = new SubmissionForm(
                DeclaredOptions.source(source, definitions),
                definitions.areas().get(ListOptions.area(area, definitions.areas())),
                ListOptions.quarter(quarter).orElseThrow());
        Path file = out == null ? Path.of(form.fileName()) : out;
        write(file, FormWorkbook.of(form, definitions));
        System.out.println(texts.get(
                "template.done",
                file,
                form.source().title(),
                form.area().name(),
                form.quarter().chinese(),
                form.fileName()));
        return ExitCode.DONE;
    }

    /** One that is there may have been filled in. */
    private void write(Path file, byte[] bytes) {
        try {
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new InputException(texts.get("input.templateThere", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
