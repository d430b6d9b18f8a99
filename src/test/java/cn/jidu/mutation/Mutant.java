package cn.jidu.mutation;

import java.util.OptionalInt;

/**
 * A file that nobody sent.
 *
 * @param kinds what was done to it, in order
 * @param rows how many data rows it has, where that is known apart from the program
 */
public record Mutant(long number, String name, String source, String kinds, byte[] bytes, OptionalInt rows) {}
