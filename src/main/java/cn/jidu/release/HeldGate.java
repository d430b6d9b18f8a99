package cn.jidu.release;

import cn.jidu.definition.Gate;
import java.util.List;

/**
 * A gate that holds a release, or would if nobody answered for it.
 *
 * @param reasons at least one, in order of their keys
 */
public record HeldGate(Gate gate, List<String> reasons) {
    public HeldGate {
        reasons = List.copyOf(reasons);
    }
}
