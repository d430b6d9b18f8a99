package cn.jidu.change;

import cn.jidu.definition.Definitions;
import cn.jidu.reconcile.revision.Revision;

/**
 * Two revisions of one quarter, each with the definitions that it was made with.
 *
 * @param was the older one's definitions
 * @param is the newer one's
 */
public record RevisionPair(Revision before, Definitions was, Revision after, Definitions is) {}
