package cn.jidu.bench.peer.batch;

import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ResourceAware;
import org.springframework.batch.infrastructure.item.file.transform.FieldSet;
import org.springframework.core.io.Resource;

/** A line of an extract as the reader hands it on; the file is told afterwards by the reader of several files. */
final class ExtractItem implements ResourceAware {
    private final FieldSet cells;
    private final int line;
    private @Nullable Resource file;

    ExtractItem(FieldSet cells, int line) {
        this.cells = cells;
        this.line = line;
    }

    @Override
    public void setResource(Resource resource) {
        this.file = resource;
    }

    String file() {
        String name = file == null ? null : file.getFilename();
        if (name == null) {
            throw new IllegalStateException("line " + line + " of no file");
        }
        return name;
    }

    /** The area that the file's name says. */
    String fileArea() {
        return file().split("_", -1)[1];
    }

    int line() {
        return line;
    }

    /** The cell under a title. */
    String cell(String title) {
        String text = cells.readString(title);
        return text == null ? "" : text;
    }
}
