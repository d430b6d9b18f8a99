package cn.jidu.reconcile;

/** A file in force of which more rows were rejected than {@link cn.jidu.definition.source.RejectBound} lets pass. */
public record ThinFile(String source, String area, String fileName, long read, long rejected) {}
