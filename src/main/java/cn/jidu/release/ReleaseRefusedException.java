package cn.jidu.release;

import java.util.List;

/** What was asked for does not follow from how far the release has come, or is not this person's to do. */
public final class ReleaseRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    /**
     * @param key of its text, as the terminal words it
     * @param arguments what goes into the text
     */
    public ReleaseRefusedException(String key, Object... arguments) {
        super(key + " " + List.of(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /** Of its text, as the terminal words it. */
    public String key() {
        return key;
    }

    /** What goes into the text. */
    public Object[] arguments() {
        return arguments.toArray();
    }
}
