package cn.jidu.bench.peer.batch;

/**
 * Why an item was not loaded.
 *
 * @param place 1 for the first fault of the row, that decides
 * @param area the row's own where it is known, else the file's
 */
record ItemFault(String source, String file, int line, String area, int place, String field, String code, String raw) {}
