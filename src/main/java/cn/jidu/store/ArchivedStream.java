package cn.jidu.store;

import cn.jidu.definition.text.PackageTexts;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** An original being decrypted; says which one it was when it does not decrypt. */
final class ArchivedStream extends FilterInputStream {
    private final String sha256;

    ArchivedStream(InputStream in, String sha256) {
        super(in);
        this.sha256 = sha256;
    }

    @Override
    public int read() throws IOException {
        try {
            return in.read();
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        try {
            return in.read(bytes, from, length);
        } catch (IOException e) {
            throw damaged(e);
        }
    }

    private IOException damaged(IOException cause) {
        return new IOException(PackageTexts.chinese(Archive.class).get("archive.damaged", sha256), cause);
    }
}
