package cn.jidu.mutation;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * A sound file that mutants are made of.
 *
 * @param name as a department would call it
 * @param charset of a text file, without its byte order mark; empty for a workbook
 * @param rows its header and its data rows alone, for mutants whose rows are counted
 */
record Seed(
        String name, String source, byte[] bytes, Optional<Charset> charset, char delimiter, List<List<String>> rows) {
    boolean isWorkbook() {
        return charset.isEmpty();
    }
}
