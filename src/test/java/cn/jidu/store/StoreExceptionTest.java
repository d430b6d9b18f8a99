package cn.jidu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said in words; Java says but its path. */
class StoreExceptionTest {
    @Test
    void aHomeUnderAFileNamesTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("文件"));
        Path home = file.resolve("home");

        assertThatThrownBy(() -> SiteHome.at(home))
                .hasMessage("无法使用数据目录" + home + "：" + file + " 已有，或者不是目录。请检查该目录是否存在、当前用户是否有权写入。");
    }

    @Test
    void everyKindHasItsWords() {
        assertThat(said(new AccessDeniedException("/srv/x")))
                .isEqualTo("无法读写密钥文件/k：当前用户对 /srv/x 没有权限。请检查当前用户是否有权读写该文件。");
        assertThat(said(new NoSuchFileException("/srv/x"))).isEqualTo("无法读写密钥文件/k：/srv/x 不存在。请检查当前用户是否有权读写该文件。");
        assertThat(said(new FileSystemException("/srv/x", null, "Read-only file system")))
                .isEqualTo("无法读写密钥文件/k：/srv/x: Read-only file system。请检查当前用户是否有权读写该文件。");
    }

    private static String said(FileSystemException cause) {
        return StoreException.caused(cause, "keys.unusable", "/k").getMessage();
    }
}
