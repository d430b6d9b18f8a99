package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.text.PackageTexts;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    /** Shells name languages with country and encoding. */
    @Test
    void englishIsAskedForAsSystemsNameIt() {
        assertThat(Stream.of("en", "EN", "en_US.UTF-8", "en-GB").map(PackageTexts::language))
                .containsOnly(Locale.ENGLISH);
        assertThat(Stream.of("", "zh", "zh_CN.UTF-8", "english?", "C").map(PackageTexts::language))
                .containsOnly(Locale.ROOT);
        assertThat(PackageTexts.language(null)).isEqualTo(Locale.ROOT);
    }

    /** What nobody is told any more goes stale unseen. */
    @Test
    void everyEnglishDescriptionIsOfSomethingThatThereIs() {
        CommandLine line = Jidu.line(Clock.systemUTC(), TerminalTexts.help(Locale.ENGLISH));
        Set<String> there = new TreeSet<>(Set.of("jidu"));
        line.getSubcommands().forEach((name, sub) -> {
            there.add("jidu." + name);
            sub.getCommandSpec().options().forEach(o -> {
                String option = o.longestName().replaceFirst("^-+", "");
                there.add("jidu." + name + "." + option);
                there.add(option);
            });
        });
        assertThat(TerminalTexts.help(Locale.ENGLISH).keySet().stream()
                        .filter(key -> !key.matches("usage\\..*|mixin.*|label\\..*|argument\\..*"))
                        .map(key -> key.replaceFirst("\\.usage\\.(description|footer\\.[01])$", "")))
                .isSubsetOf(there);
    }

    @Test
    void aShellLearnsCommandsAndOptions() {
        String script = Said.jidu("generate-completion").out();
        assertThat(script)
                .startsWith("#!/usr/bin/env bash")
                .contains("deliveries", "--accept", "complete -F _complete_jidu");
    }
}
