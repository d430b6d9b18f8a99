package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.terminal.TerminalTexts;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The help of every command is in the language asked for, whole. */
class HelpTest {
    private static final Pattern CHINESE = Pattern.compile("[\\x{4E00}-\\x{9FFF}]");
    private static final Pattern ENGLISH =
            Pattern.compile("(?m)\\b(?:Usage|Options|Commands|Show|Print|Parameters)\\b");

    private static Map<String, String> pages(Locale language) {
        Map<String, String> pages = new TreeMap<>();
        CommandLine line = Jidu.line(Clock.systemUTC(), TerminalTexts.help(language));
        pages.put("jidu", line.getUsageMessage());
        line.getSubcommands().forEach((name, sub) -> pages.put(name, sub.getUsageMessage()));
        return pages;
    }

    @Test
    void chineseIsWhole() {
        pages(Locale.ROOT).forEach((name, page) -> {
            assertThat(page).as(name).startsWith("用法：jidu").contains("显示用法后结束。");
            assertThat(ENGLISH.matcher(page).find()).as(page).isFalse();
        });
    }

    @Test
    void englishIsWhole() {
        pages(Locale.ENGLISH).forEach((name, page) -> {
            assertThat(page).as(name).startsWith("Usage: jidu").contains("Show this help and end.");
            assertThat(CHINESE.matcher(page).find()).as(page).isFalse();
        });
    }

    @Test
    void aShellLearnsCommandsAndOptions() {
        String script = Said.jidu("generate-completion").out();
        assertThat(script)
                .startsWith("#!/usr/bin/env bash")
                .contains("deliveries", "--accept", "complete -F _complete_jidu");
    }
}
