package cn.jidu.cli.listing;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.Quarter;
import org.springframework.jdbc.core.JdbcTemplate;

/** The run that a message advises: with the inbox that files came from last, where there is one. */
record RunAdvice(SiteOptions site, JdbcTemplate db) {
    private static final String INBOX = """
            select b.inbox
            from jidu.batch b
            where b.inbox <> ''
            order by b.batch_id desc
            limit 1
            """;

    String of(Quarter quarter) {
        return command(quarter.toString());
    }

    /** Which quarter is left to whoever reads it. */
    String ofAny() {
        return command(TerminalTexts.texts().get("advice.quarter"));
    }

    private String command(String quarter) {
        String inbox = db.queryForList(INBOX, String.class).stream()
                .findFirst()
                .orElseGet(() -> TerminalTexts.texts().get("advice.inbox"));
        return site.advise("run", quarter, "--inbox", inbox);
    }
}
