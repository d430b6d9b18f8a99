package cn.jidu.cli.terminal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the command should read is not there: exit status 4. */
public final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what is missing, and what to do */
    public InputException(String message) {
        super(message);
    }

    /** All of these must be files, and be there. */
    public static void requireFiles(List<Path> files) {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                String key = Files.isDirectory(file) ? "input.folder" : "input.file";
                throw new InputException(TerminalTexts.texts().get(key, file));
            }
        }
    }

    /** It must be a folder, and be there. */
    public static void requireInbox(Path inbox) {
        if (!Files.isDirectory(inbox)) {
            String key = Files.exists(inbox) ? "input.inbox.file" : "input.inbox";
            throw new InputException(TerminalTexts.texts().get(key, inbox));
        }
    }
}
