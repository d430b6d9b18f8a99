package cn.jidu.cli;

import java.util.concurrent.Callable;

/**
 * A command that comes from outside the program, found by {@link java.util.ServiceLoader} where its jar lies beside it:
 * the sample city does. A picocli command that gives its exit status.
 */
public interface AddedCommand extends Callable<Integer> {}
