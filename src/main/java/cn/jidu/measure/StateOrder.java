package cn.jidu.measure;

/**
 * The walk from one revision to another: state 0 is the older one, state {@code steps} the newer one. From these states on
 * something is the newer one's.
 *
 * @param definition the definitions
 * @param earlier the quarters before
 * @param program what the program made of the same rows otherwise
 * @param adjustment what people adjusted
 */
public record StateOrder(int steps, int definition, int earlier, int program, int adjustment) {}
