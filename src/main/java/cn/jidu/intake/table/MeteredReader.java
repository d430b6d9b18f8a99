package cn.jidu.intake.table;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Gives up a text of which the reader above takes more and more without giving anything: a tag, a comment or the value of an
 * attribute that does not end, and that it holds in memory whole.
 */
public final class MeteredReader extends FilterReader {
    private final FileLimits limits;
    private final long most;
    private long inToken;

    /** @param limits what may be read at most */
    public MeteredReader(Reader in, FileLimits limits) {
        super(in);
        this.limits = limits;
        this.most = limits.of(FileLimit.XML_TAG_CHARACTERS);
    }

    /** The reader above has given something; what it has read ahead does not matter. */
    public void tokenEnded() {
        inToken = 0;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        inToken += n;
        if (inToken > most) {
            throw new BrokenLimitException(limits, FileLimit.XML_TAG_CHARACTERS, inToken);
        }
        return n;
    }
}
