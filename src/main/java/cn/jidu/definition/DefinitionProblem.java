package cn.jidu.definition;

/**
 * A mistake in a definition.
 *
 * @param file relative to the folder of the definitions, with forward slashes
 * @param line from 1
 * @param message what is wrong, what was expected and what is allowed, in the terminal's language
 */
public record DefinitionProblem(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
