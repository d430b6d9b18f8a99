package cn.jidu.returned;

/**
 * A file that could not be written for its department.
 *
 * @param fileName of the delivery
 * @param why what failed, as the system said it
 */
public record UnreturnedFile(String fileName, String why) {}
