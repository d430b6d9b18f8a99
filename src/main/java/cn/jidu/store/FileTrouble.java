package cn.jidu.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file or folder cannot be used: Java tells most of it by the class of what it throws, the system the rest in words. */
public enum FileTrouble {
    DENIED,
    READ_ONLY,
    IN_THE_WAY,
    MISSING,
    OTHER;

    /** @param said what the system said; empty where it said nothing */
    public static FileTrouble of(IOException e, String said) {
        if (e instanceof AccessDeniedException || said.contains("not permitted")) {
            return DENIED;
        }
        if (said.contains("Read-only")) {
            return READ_ONLY;
        }
        if (e instanceof NotDirectoryException
                || e instanceof FileAlreadyExistsException
                || said.contains("Not a directory")) {
            return IN_THE_WAY;
        }
        return e instanceof NoSuchFileException ? MISSING : OTHER;
    }
}
