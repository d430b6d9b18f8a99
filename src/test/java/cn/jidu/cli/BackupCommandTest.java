package cn.jidu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jidu.ProofShare;
import cn.jidu.golden.Program;
import cn.jidu.golden.Program.Setting;
import cn.jidu.store.Database;
import cn.jidu.store.FolderTree;
import cn.jidu.store.SiteHome;
import cn.jidu.store.TestDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A site that is backed up and restored elsewhere goes on as if nothing had happened; what is damaged is not restored. */
class BackupCommandTest {
    /** A version before the newest, and the tables that came, or got a column, after it. */
    private static final int OLDER = 17;

    private static final Set<String> LATER = Set.of(
            "match_decision",
            "decision_use",
            "audit_entry",
            "release_step",
            "release_override",
            "candidate_trial",
            "candidate_effect",
            "match_sample",
            "judgement",
            "release_file",
            "signed_copy",
            "marked_copy",
            "revision_sample",
            "class_figure",
            "release_dispatch",
            "revision_comparison",
            "figure_change",
            "figure_change_part",
            "rule_outcome",
            "revision_finding",
            "figure_adjustment",
            "revision_adjustment",
            "unadjusted_figure",
            "reject_key",
            "acting_name");
    /** A filing that no rule matches, and the enterprise that it means. */
    private static final String PAIR = "9998977e1fb7";

    private static final String DECIDED_ROW = "tax_331002_2018Q2.csv:1:26";
    private static final String FIGURE = "taizhou-2018/new-enterprises";
    private static final Path INBOX = Path.of("src/test/resources/handmade/inbox");

    @TempDir
    static Path folder;

    private static Path site;
    /** Commands join it: none has to start and stop the site's server. */
    private static Database running;

    private static Path backup;
    private static Said backedUp;

    @BeforeAll
    static void backUp() throws IOException {
        site = folder.resolve("site");
        running = Database.embedded(SiteHome.at(site));
        backup = folder.resolve("backup.zip");
        assertThat(run(site, INBOX).status()).isEqualTo(5);
        say("decide");
        say("decide", "--accept", PAIR, "--reason", "电话核实");
        say("decide", "--sample");
        say("decide", "--confirm", finding(), "--reason", "来函证实");
        Path letter = Files.writeString(folder.resolve("来函.txt"), "系统停机");
        say(
                "adjust",
                FIGURE,
                "--area",
                "331002",
                "--quarter",
                "2018Q2",
                "--value",
                "5",
                "--reason",
                "登记系统停机",
                "--evidence",
                letter.toString());
        backedUp = Said.jidu("backup", backup.toString(), "--home", site.toString());
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static void say(String... arguments) {
        Said said = at(site, arguments);
        assertThat(said.status()).as(said.toString()).isZero();
    }

    private static Said at(Path home, String... arguments) {
        return Said.jidu(Stream.concat(Stream.of(arguments), Stream.of("--home", home.toString()))
                .toArray(String[]::new));
    }

    private static String finding() {
        return String.valueOf(new JdbcTemplate(running.reader()).queryForObject("""
                        select 'F' || left(md5(concat_ws('|', code, source, area_code, key, message)), 11)
                        from jidu.revision_finding f
                        where revision_id = (select r.revision_id from jidu.revision r order by quarter desc, number desc limit 1)
                        limit 1""", String.class));
    }

    /** What a site answers to whoever asks, from its figures down to who decided what. */
    private static List<String> answers(Path home) {
        return Stream.of(
                        List.of("status"),
                        List.of("deliveries"),
                        List.of("rejects"),
                        List.of("findings", "--checks"),
                        List.of("decide"),
                        List.of("decide", "--decided"),
                        List.of("decide", "--findings"),
                        List.of("decide", "--sample"),
                        List.of("adjust"),
                        List.of("audit", "--check"),
                        List.of("enterprise", "91331002MA2H10255G"),
                        List.of("explain", "--row", DECIDED_ROW),
                        List.of("explain", FIGURE, "--area", "331002", "--json"),
                        List.of(
                                "verify",
                                site.resolve("reports/2018Q2/r1/taizhou-2018/331002.pdf")
                                        .toString()))
                .map(asked -> at(home, asked.toArray(String[]::new)))
                .map(said -> said.toString().replace(home.toString(), "HOME"))
                .toList();
    }

    private static Said run(Path home, Path inbox) {
        return Said.jidu("run", "2018Q2", "--area", "331002", "--inbox", inbox.toString(), "--home", home.toString());
    }

    @Test
    void aRestoredSiteGoesOnAsTheOldOneWould() throws IOException {
        assertThat(backedUp.err()).isEmpty();
        assertThat(backedUp.out())
                .matches("已备份到 \\S+backup.zip（\\d+ 字节）：表 \\d+ 张共 \\d+ 行，文件 \\d+ 个，校验和俱全\n"
                        + "密钥在 \\S+backup.zip.keys：没有它，备份中的原件不能解密；请与备份分开保管\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        Path other = folder.resolve("elsewhere/site");
        ProcessHandle server = killedRestore(other);
        Said restored = Said.jidu("restore", backup.toString(), "--home", other.toString());
        assertThat(restored.err()).isEmpty();
        assertThat(restored.out())
                .startsWith("已恢复到 " + other + "：备份于 2018-07-20 09:00，由 jidu 0.1.0 所做；表 ")
                .endsWith("校验和全部相符\n请核对各季度：" + Said.PROGRAM + " status --home " + other + "\n");
        assertThat(server.isAlive()).as("the server that the killed one left").isFalse();
        assertThat(other.resolveSibling(".")).as("what it left").isDirectoryNotContaining("glob:**.restoring");
        assertThat(other.resolve("restore.lock")).doesNotExist();
        try (Database joined = Database.embedded(SiteHome.at(other))) {
            assertThat(joined.serverVersion()).isNotEmpty();
            List<String> before = answers(site);
            assertThat(before).allMatch(said -> said.contains("err=]")).noneMatch(said -> said.contains("out=,"));
            assertThat(before.get(5)).contains(PAIR + "：").contains("理由：电话核实");
            assertThat(answers(other)).isEqualTo(before);
            assertThat(tree(other.resolve("reports"))).isEqualTo(tree(site.resolve("reports")));

            // with late rows, and what was decided before the backup, both make the same next revision, by -Pproof with
            // the same bytes when they are made again
            Path late = Files.createDirectory(folder.resolve("late"));
            Files.writeString(late.resolve("tax_331002_2018Q2_补报.csv"), lateFiling());
            assertThat(run(other, late).out().replace(other.toString(), "HOME"))
                    .isEqualTo(run(site, late).out().replace(site.toString(), "HOME"))
                    .contains("r2");
            if (ProofShare.whole()) {
                FolderTree.delete(other.resolve("reports/2018Q2/r2"));
                assertThat(run(other, late).out()).contains("r2（输入未变，沿用现有修订）");
            }
            assertThat(tree(other.resolve("reports"))).isEqualTo(tree(site.resolve("reports")));
            assertThat(at(other, "explain", "--row", DECIDED_ROW).out()).contains("人工认定为 91331002MA2H10255G ");
        }
    }

    /** Kills a restore while it fills its database. What it made goes on under a hidden name; the place is as it was. */
    private static ProcessHandle killedRestore(Path place) throws IOException {
        Path parent = place.resolveSibling(".").normalize();
        Files.createDirectories(parent);
        Program killed = Program.start(
                folder, "killed", Setting.PLAIN, "restore", backup.toString(), "--home", place.toString());
        Optional<ProcessHandle> server = Optional.empty();
        while (server.isEmpty() && killed.process.isAlive()) {
            Program.pause(20);
            server = server(parent);
        }
        killed.kill();
        assertThat(place).doesNotExist();
        assertThat(server)
                .as(killed.err())
                .hasValueSatisfying(s -> assertThat(s.isAlive()).isTrue());
        return server.orElseThrow();
    }

    /** By the note that it keeps of itself, once it serves. */
    private static Optional<ProcessHandle> server(Path parent) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(parent, "*.restoring")) {
            for (Path folder : left) {
                Path note = folder.resolve("database/cluster/postmaster.pid");
                List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
                if (!lines.isEmpty() && lines.get(lines.size() - 1).strip().equals("ready")) {
                    return ProcessHandle.of(Long.parseLong(lines.get(0)));
                }
            }
        }
        return Optional.empty();
    }

    private static String lateFiling() {
        return "纳税人识别号,纳税人名称,行政区划代码,所属期,营业收入（元）,实缴税额（元）\n" + "91331002MA2H1001XB,甲厂,331002,2018Q2,100,1\n";
    }

    @Test
    void anExternalDatabaseIsFilledWhereItIsEmpty() {
        try (Database database = TestDatabase.fresh()) {
            String[] there = {
                "restore",
                backup.toString(),
                "--home",
                folder.resolve("external").toString(),
                "--db",
                TestDatabase.url(database)
            };
            String url = TestDatabase.url(database).replaceAll("\\?.*", "");
            assertThat(Said.jidu(there).err())
                    .isEqualTo("jidu: 外部数据库 " + url + " 中已有模式 jidu、quartz、spring_batch，不能恢复到其中，以免覆盖现有数据。请换一个空的数据库；"
                            + "若是被中断的恢复留下的，先执行 drop schema jidu, quartz, spring_batch cascade，再恢复。\n");
            assertThat(folder.resolve("external")).doesNotExist();
            JdbcTemplate db = new JdbcTemplate(database.owner());
            db.execute("drop schema jidu cascade");
            db.execute("drop schema spring_batch cascade");
            db.execute("drop schema quartz cascade");
            assertThat(Said.jidu(there).err()).isEmpty();
            Said said = Said.jidu(
                    "status", "--home", folder.resolve("external").toString(), "--db", TestDatabase.url(database));
            assertThat(said.out().replaceAll("--home.*", ""))
                    .isEqualTo(status(site).replaceAll("--home.*", ""));
            for (String[] asked : new String[][] {{"decide", "--decided"}, {"explain", FIGURE, "--area", "331002"}}) {
                assertThat(Said.at(folder.resolve("external"), database, asked)).isEqualTo(at(site, asked));
            }
            // kept for speed, and made again
            assertThat(db.queryForObject("select count(*) from jidu.slice_count", Long.class))
                    .isZero();
        }
    }

    @Test
    void aBackupOfAnEarlierSchemaIsBroughtUpToDate() throws IOException {
        Path older = withList("older.zip", manifest -> {
            manifest.withArray("schema").removeIf(s -> version(s.get("name").asText()) > OLDER);
            manifest.withArray("tables")
                    .removeIf(t -> LATER.contains(t.get("table").asText()));
            manifest.withArray("sequences")
                    .removeIf(q ->
                            LATER.stream().anyMatch(t -> q.get("name").asText().startsWith(t)));
            manifest.get("tables").forEach(BackupCommandTest::indexByFileAlone);
            manifest.get("tables").forEach(BackupCommandTest::indexByBlocksAlone);
        });
        try (Database database = TestDatabase.fresh()) {
            JdbcTemplate db = new JdbcTemplate(database.owner());
            List.of("jidu", "spring_batch", "quartz")
                    .forEach(schema -> db.execute("drop schema " + schema + " cascade"));
            String home = folder.resolve("risen").toString();
            assertThat(Said.jidu("restore", older.toString(), "--home", home, "--db", TestDatabase.url(database))
                            .err())
                    .isEmpty();
            assertThat(db.queryForObject(
                            "select count(*) from jidu.flyway_schema_history where type = 'SQL'", Integer.class))
                    .isEqualTo(scripts().size());
            assertThat(db.queryForObject("select count(*) from jidu.revision", Integer.class))
                    .isPositive();
            assertThat(db.queryForList("""
                            select distinct pg_get_indexdef(indexrelid) ~ '\\(delivery_id, row_no\\)$' and indisvalid
                            from pg_index where indrelid in (select c.oid from pg_class c where c.relname like 'row\\_%')""", Boolean.class))
                    .as("tables that have rows, and their parts")
                    .containsExactly(true);
            assertThat(db.queryForObject("""
                            select count(distinct c.oid) - count(distinct i.indrelid) from pg_class c
                            left join pg_index i on i.indrelid = c.oid
                            where c.relname like 'row\\_%' and c.relkind in ('r', 'p')""", Long.class))
                    .as("tables without any")
                    .isZero();
            assertThat(db.queryForList("""
                            select distinct (select string_agg(m.amname, ' ' order by m.amname)
                                from pg_index i join pg_class x on x.oid = i.indexrelid join pg_am m on m.oid = x.relam
                                where i.indrelid = c.oid)
                            from pg_class p join pg_inherits h on h.inhparent = p.oid join pg_class c on c.oid = h.inhrelid
                            where p.relkind = 'p' and p.relname like 'panel\\_%'""", String.class)).as("parts of panels").containsExactly("brin btree");
        }
    }

    /** As rows were found before they were found by their number too. */
    private static void indexByFileAlone(JsonNode table) {
        if (table.get("table").asText().startsWith("row_")) {
            for (JsonNode index : table.get("indexes")) {
                ((ArrayNode) index.get("columns")).remove(1);
            }
        }
    }

    /** As slices of panels were found before they were found by their number too. */
    private static void indexByBlocksAlone(JsonNode table) {
        if (table.get("table").asText().startsWith("panel_")) {
            ArrayNode indexes = (ArrayNode) table.get("indexes");
            indexes.removeIf(i -> i.get("index").asText().endsWith("_slice"));
            for (JsonNode index : indexes) {
                ((ObjectNode) index).put("index", index.get("index").asText().replaceFirst("_place$", "_slice"));
            }
        }
    }

    @Test
    void aHomeThatHoldsSomethingIsLeftAlone() throws IOException {
        Path full = Files.createDirectory(folder.resolve("full"));
        Files.writeString(full.resolve("note.txt"), "x");
        refused(backup, full, "数据目录 " + full + " 已存在而且不是空目录，不能恢复到其中，以免覆盖现有数据。请用 --home 给出另一个目录，或先移走它。");
        assertThat(full).isDirectoryContaining("glob:**note.txt");
    }

    @Test
    void aBackupOverwritesNothing() {
        Said said = Said.jidu("backup", backup.toString(), "--home", site.toString());
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.err()).isEqualTo("jidu: " + backup + " 已存在，备份不覆盖已有的文件。请换一个文件名，或先移走它。\n");
    }

    @Test
    void aFileThatWasCutOffIsNotRestored() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        Path cut = copyOfKeys("cut.zip");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        refused(
                cut,
                folder.resolve("none"),
                cut + " 不是完整的备份：文件被截断，或不是 jidu backup 写出的文件（zip END header not found）。没有写入任何数据，请换一份备份。");
    }

    @Test
    void aChangedPartIsNotRestored() throws IOException {
        Path changed = rewritten("changed.zip", (name, content) -> {
            if (name.equals("tables/jidu.balance.copy")) {
                content[content.length - 2] ^= 1;
            }
            return content;
        });
        refused(
                changed,
                folder.resolve("none"),
                "备份 " + changed + " 中的 tables/jidu.balance.copy 与校验和不符，已损坏或被改动。没有写入任何数据，请换一份备份。");
        Path list = rewritten("list.zip", (name, content) -> {
            if (name.equals("manifest.json")) {
                content[content.length - 2] ^= 1;
            }
            return content;
        });
        refused(list, folder.resolve("none"), "备份 " + list + " 中的 manifest.json 与校验和不符，已损坏或被改动。没有写入任何数据，请换一份备份。");
    }

    @Test
    void aBackupOfANewerSchemaIsNotRestored() throws IOException {
        Path newer = withScript("newer.zip", "V999__later.sql");
        refused(
                newer,
                folder.resolve("none"),
                "备份 " + newer + " 由较新的程序（jidu 0.1.0）所做：其数据库结构为第 999 版，本程序只到第 " + newest() + " 版。没有写入任何数据，请用较新的程序恢复。");
        Path other = withScript("other.zip", "V1__other.sql");
        refused(
                other,
                folder.resolve("none"),
                "备份 " + other + " 的数据库结构与本程序各版的都不同（备份由 jidu 0.1.0 所做）。没有写入任何数据，请用做备份的程序恢复。");
    }

    @Test
    void withoutItsKeysNothingIsRestored() throws IOException {
        Path alone = folder.resolve("alone.zip");
        Files.copy(backup, alone);
        refused(
                alone,
                folder.resolve("none"),
                "缺少密钥文件 " + alone + ".keys：没有密钥，备份中的原件不能解密。请用 --keys 给出备份时写出的 .keys 文件。");
        Files.writeString(folder.resolve("alone.zip.keys"), "{\"archive.json\": \"x\"}");
        refused(alone, folder.resolve("none"), "密钥文件 " + alone + ".keys 不是这份备份的，或已损坏。请用 --keys 给出备份时写出的 .keys 文件。");
    }

    private static void refused(Path from, Path to, String message) {
        Said said = Said.jidu("restore", from.toString(), "--home", to.toString());
        assertThat(said.err()).isEqualTo("jidu: " + message + "\n");
        assertThat(said.status()).isEqualTo(1);
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(folder.toFile().list((d, name) -> name.endsWith(".restoring")))
                .isEmpty();
    }

    private static String status(Path home) {
        return Said.jidu("status", "--home", home.toString()).out().replace(home.toString(), "HOME");
    }

    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(root)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                tree.put(root.relativize(file).toString(), sum(Files.readAllBytes(file)));
            }
        }
        return tree;
    }

    private static String sum(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface PartChange {
        /** @return null: it is left out */
        byte @Nullable [] of(String name, byte[] content) throws IOException;
    }

    private static Path copyOfKeys(String name) throws IOException {
        Files.copy(folder.resolve("backup.zip.keys"), folder.resolve(name + ".keys"));
        return folder.resolve(name);
    }

    private static Path rewritten(String name, PartChange change) throws IOException {
        Path file = copyOfKeys(name);
        try (ZipFile zip = new ZipFile(backup.toFile());
                OutputStream out = Files.newOutputStream(file);
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry : new ArrayList<>(zip.stream().toList())) {
                byte[] content =
                        change.of(entry.getName(), zip.getInputStream(entry).readAllBytes());
                if (content != null) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(content);
                    to.closeEntry();
                }
            }
        }
        return file;
    }

    /** With a list that is in order, and names one script more. */
    private static Path withScript(String name, String script) throws IOException {
        return withList(
                name,
                manifest -> manifest.withArray("schema")
                        .addObject()
                        .put("name", script)
                        .put("checksum", 1));
    }

    /** With a list that is in order, and what it names. */
    private static Path withList(String name, Consumer<ObjectNode> change) throws IOException {
        ObjectMapper json = new ObjectMapper();
        byte[] list;
        Set<String> tables = new HashSet<>();
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            ObjectNode manifest = (ObjectNode) json.readTree(zip.getInputStream(zip.getEntry("manifest.json")));
            change.accept(manifest);
            manifest.get("tables")
                    .forEach(t -> tables.add("tables/jidu." + t.get("table").asText() + ".copy"));
            list = json.writeValueAsBytes(manifest);
        }
        return rewritten(name, (entry, content) -> switch (entry) {
            case "manifest.json" -> list;
            case "manifest.sha256" -> sum(list).getBytes(StandardCharsets.US_ASCII);
            default -> entry.startsWith("tables/jidu.") && !tables.contains(entry) ? null : content;
        });
    }

    private static int newest() throws IOException {
        return scripts().stream().mapToInt(BackupCommandTest::version).max().orElseThrow();
    }

    private static int version(String script) {
        return Integer.parseInt(script.replaceAll("^V(\\d+)__.*", "$1"));
    }

    private static List<String> scripts() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            return scripts.map(s -> s.getFileName().toString()).toList();
        }
    }
}
