package cn.jidu.measure;

/**
 * The walk from one revision to another: state 0 is the older one, state {@code steps} the newer one. From these states on
 * something is the newer one's.
 *
 * @param late figures that the older one lacked because nothing had come
 * @param removed figures that the newer one lacks because something went
 * @param definition the definitions
 * @param earlier the quarters before
 * @param program what the program made of the same rows otherwise
 * @param adjustment what people adjusted
 */
public record StateOrder(int steps, int late, int removed, int definition, int earlier, int program, int adjustment) {}
