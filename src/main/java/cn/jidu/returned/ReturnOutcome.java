package cn.jidu.returned;

import java.nio.file.Path;

/**
 * A file that was written for its department.
 *
 * @param fileName of the delivery
 * @param written the workbook
 * @param sendAs the name under which it is to come again
 * @param rejected rows that must be mended; 0 where the whole file was refused
 */
public record ReturnOutcome(String fileName, Path written, String sendAs, long rejected) {}
