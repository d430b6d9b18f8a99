package cn.jidu.definition;

/**
 * SQL of a definition, with its place.
 *
 * @param text without a closing semicolon
 * @param file relative to the folder of the definitions, with forward slashes
 * @param line of its first line in the file
 * @param asWritten whether its lines are the file's; YAML may have folded them into one
 */
public record DefinitionSql(String text, String file, int line, boolean asWritten) {

    /** A mistake at an offset of the text. */
    public DefinitionProblem problem(int offset, String message) {
        return new DefinitionProblem(file, lineAt(offset), message);
    }

    /** The line of the file that an offset of the text stands on. */
    public int lineAt(int offset) {
        String before = text.substring(0, Math.max(0, Math.min(offset, text.length())));
        return asWritten ? line + (int) before.chars().filter(c -> c == '\n').count() : line;
    }
}
