package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    Path folder;

    private SiteHome home;
    private Archive archive;

    @BeforeEach
    void open() {
        home = SiteHome.at(folder.resolve("home"));
        archive = new Archive(home);
    }

    @Test
    void whatWasStoredComesBackUnderTheHashOfItsBytes() throws IOException {
        for (int size : new int[] {0, 1, 3_500_000}) {
            byte[] content = new byte[size];
            new Random(size).nextBytes(content);
            Archive.Stored stored = archive.store(file(content));
            assertThat(stored.bytes()).isEqualTo(size);
            assertThat(read(new Archive(home), stored.sha256())).isEqualTo(content);
        }
        assertThat(archive.store(file("abc".getBytes(StandardCharsets.UTF_8)))).isEqualTo(new Archive.Stored(ABC, 3));
    }

    @Test
    void theSameBytesAreKeptOnceAndNothingElseIsLeft() throws IOException {
        Archive.Stored first = archive.store(file("abc".getBytes(StandardCharsets.UTF_8)));
        byte[] sealed = Files.readAllBytes(place(ABC));
        assertThat(archive.store(file("abc".getBytes(StandardCharsets.UTF_8)))).isEqualTo(first);
        assertThat(place(ABC)).hasBinaryContent(sealed);
        try (Stream<Path> all = Files.walk(home.archive())) {
            assertThat(all.filter(Files::isRegularFile)).containsExactly(place(ABC));
        }
    }

    @Test
    void nobodyElseCanReadIt() throws IOException {
        byte[] name = "身份证号330102199001010011".getBytes(StandardCharsets.UTF_8);
        Path place = place(archive.store(file(name)).sha256());
        assertThat(new String(Files.readAllBytes(place), StandardCharsets.ISO_8859_1))
                .doesNotContain("330102199001010011");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place)))
                .as("an original never changes")
                .isEqualTo("r--------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(home.keys().resolve("archive.json"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(place.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void aChangedByteIsNoticed() throws IOException {
        archive.store(file("abc".getBytes(StandardCharsets.UTF_8)));
        Files.setPosixFilePermissions(place(ABC), PosixFilePermissions.fromString("rw-------"));
        byte[] sealed = Files.readAllBytes(place(ABC));
        for (int at : new int[] {0, 10, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            Files.write(place(ABC), changed);
            assertDamaged(ABC);
        }
        Files.write(place(ABC), Arrays.copyOf(sealed, sealed.length - 1));
        assertDamaged(ABC);
    }

    @Test
    void anotherOriginalInItsPlaceIsNoticed() throws IOException {
        archive.store(file("abc".getBytes(StandardCharsets.UTF_8)));
        Archive.Stored other = archive.store(file("other".getBytes(StandardCharsets.UTF_8)));
        Files.move(place(other.sha256()), place(ABC), StandardCopyOption.REPLACE_EXISTING);
        assertDamaged(ABC);
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> archive.open(ABC))
                .isInstanceOf(StoreException.class)
                .hasMessage("归档中没有SHA-256为" + ABC + "的原始文件。");
        assertThatThrownBy(() -> archive.open("../../keys/archive.json")).isInstanceOf(IllegalArgumentException.class);
        Path absent = folder.resolve("absent.csv");
        assertThatThrownBy(() -> archive.store(absent))
                .isInstanceOf(StoreException.class)
                .hasMessage("无法将文件" + absent + "存入归档：" + absent + " 不存在");
    }

    @Test
    void aKeyThatOthersCanReadIsNotUsed() throws IOException {
        Path key = home.keys().resolve("archive.json");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new Archive(home))
                .isInstanceOf(StoreException.class)
                .hasMessage("密钥文件" + key.toRealPath()
                        + "不属于当前用户，或可被其他用户访问（权限rw-r--r--），拒绝使用。请确认密钥未泄露后将其改为当前用户所有、仅属主可读写（chmod 600）。");
    }

    @Test
    void hashesAreTheHomesOwn() {
        KeyedHash hash = KeyedHash.of(home);
        String one = hash.hash("330102199001010011");
        assertThat(one).matches("[0-9a-f]{64}").isEqualTo(KeyedHash.of(home).hash("330102199001010011"));
        assertThat(hash.hash("330102199001010038")).isNotEqualTo(one);
        assertThat(KeyedHash.of(SiteHome.at(folder.resolve("other"))).hash("330102199001010011"))
                .isNotEqualTo(one);
    }

    private void assertDamaged(String sha256) {
        assertThatThrownBy(() -> read(archive, sha256))
                .isInstanceOf(IOException.class)
                .hasMessage("归档的原始文件" + sha256 + "已损坏、被篡改或密钥不符，无法解密。请从备份恢复。");
    }

    private static byte[] read(Archive archive, String sha256) throws IOException {
        try (InputStream in = archive.open(sha256)) {
            return in.readAllBytes();
        }
    }

    private Path place(String sha256) {
        return home.archive().resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("delivery.csv"), content);
    }
}
