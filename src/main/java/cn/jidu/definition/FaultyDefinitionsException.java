package cn.jidu.definition;

import java.util.List;
import java.util.stream.Collectors;

/** Definitions turned out to be faulty where they were used. The message names each mistake with file and line, in Chinese. */
public final class FaultyDefinitionsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** They do not fit what is there. */
    public FaultyDefinitionsException(List<DefinitionProblem> problems) {
        super(told(problems));
    }

    /** @param cause what the database said */
    public FaultyDefinitionsException(List<DefinitionProblem> problems, Throwable cause) {
        super(told(problems), cause);
    }

    /** All mistakes in one line. */
    public static String told(List<DefinitionProblem> problems) {
        return problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining("; "));
    }
}
