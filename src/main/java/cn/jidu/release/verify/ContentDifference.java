package cn.jidu.release.verify;

/**
 * A place where a file says something else than the archived one.
 *
 * @param place a page or a sheet, as people call it
 * @param archived what stands there in the archived one; empty where there is nothing
 * @param found what stands there in the file
 */
public record ContentDifference(String place, String archived, String found) {}
