package cn.jidu.cli;

/** What the command should read is not there: exit status 4. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
