package cn.jidu.cli.terminal;

import cn.jidu.audit.ActingNames;
import cn.jidu.definition.SitePeople;
import cn.jidu.definition.SitePeople.SitePerson;
import cn.jidu.definition.SitePeople.SiteRole;
import cn.jidu.definition.area.Area;
import cn.jidu.definition.area.AreaTree;
import cn.jidu.definition.reading.DefinitionLoader;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.report.data.FileHashes;
import cn.jidu.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import picocli.CommandLine.Option;

/** Who acts: the person of the system's account, or of a token. */
public final class ActorOptions {
    /** Shorter ones can be guessed. */
    private static final int SHORTEST_TOKEN = 32;

    private final PackageTexts texts = TerminalTexts.texts();

    /** The file of a token; none where the account tells it. */
    @Option(names = "--as", paramLabel = "文件", description = "以令牌文件表明身份，代替系统账户（人员见 jobs/people.yml）")
    @Nullable
    public Path token;

    /**
     * Somebody who may do what he asks for.
     *
     * @param account what tells him, as it is kept: whoever acts under it is one person
     * @param known whether the site says who its people are
     * @param area whose data he may decide about; none: all
     */
    public record ActingPerson(String name, String account, boolean known, Optional<String> area) {
        /**
         * @param decided the area whose data is decided about; empty where it is of no area, and so the whole site's
         * @param subject what is decided, for the message
         * @throws UsageException where the person decides about another area alone
         */
        public void expectWithin(String decided, String subject, AreaTree areas) {
            String today = areas.findByCode(decided).map(Area::code).orElse(decided);
            area.filter(own -> decided.isEmpty() || !areas.isWithin(today, own)).ifPresent(own -> {
                throw new UsageException(TerminalTexts.texts()
                        .get("usage.as.area", name, areas.get(own).name(), subject));
            });
        }
    }

    /**
     * @param needed the role that the act needs
     * @param database keeps under which name he acts
     * @throws UsageException where nobody is known by the account or token, or he has not the role
     */
    public ActingPerson require(SiteRole needed, DefinitionLoader.Loaded loaded, Database database) {
        ActingPerson person = person(needed, loaded);
        new ActingNames(new JdbcTemplate(database.owner())).keep(person.account(), person.name());
        return person;
    }

    private ActingPerson person(SiteRole needed, DefinitionLoader.Loaded loaded) {
        if (loaded.people().isEmpty()) {
            if (token != null) {
                throw new UsageException(texts.get("usage.as.nobody", token));
            }
            String user = SiteOptions.user();
            return new ActingPerson(user, ofUser(user), false, Optional.empty());
        }
        SitePerson person = find(loaded.people().get());
        if (!person.roles().contains(needed)) {
            throw new UsageException(texts.get("usage.as.role", person.name(), role(needed), word(needed)));
        }
        String account = token == null
                ? ofUser(SiteOptions.user())
                : person.tokenSha256().map(t -> "token:" + t).orElseThrow();
        return new ActingPerson(person.name(), account, true, person.area());
    }

    private static String ofUser(String user) {
        return "user:" + user;
    }

    /** Whether nobody has decided anything at this site: then it is told whose name stands. */
    public static boolean isFirst(Database database) {
        return Boolean.FALSE.equals(new JdbcTemplate(database.reader()).queryForObject("""
                        select exists (select from jidu.delivery_judgement)
                            or exists (select from jidu.match_decision)
                            or exists (select from jidu.judgement)""", Boolean.class));
    }

    /** Said of those whom only the account is known of. */
    public String unknown() {
        return texts.get("actor.unknown", SiteOptions.user());
    }

    private SitePerson find(SitePeople people) {
        if (token == null) {
            String user = SiteOptions.user();
            return people.findByUser(user).orElseThrow(() -> new UsageException(texts.get("usage.as.user", user)));
        }
        Path file = token;
        return people.findByToken(FileHashes.sha256(content(file).getBytes(StandardCharsets.ISO_8859_1)))
                .orElseThrow(() -> new UsageException(texts.get("usage.as.token", file)));
    }

    private String content(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InputException(texts.get("input.file", file));
        }
        try {
            String content = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (content.length() < SHORTEST_TOKEN) {
                throw new UsageException(texts.get("usage.as.short", file, SHORTEST_TOKEN));
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String role(SiteRole role) {
        return texts.get("role." + word(role));
    }

    private static String word(SiteRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
