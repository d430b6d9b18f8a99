package cn.jidu.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands and options. */
@Command(
        name = "generate-completion",
        mixinStandardHelpOptions = true,
        description = "输出 bash、zsh 的补全脚本；用法：source <(jidu generate-completion)")
final class CompletionCommand implements Runnable {
    @Spec
    CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        System.out.print(AutoComplete.bash("jidu", spec.root().commandLine()));
    }
}
