package cn.jidu.deliver;

/** The mail server did not take a letter, or was not there. The message says why, in one line. */
final class NotMailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotMailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
