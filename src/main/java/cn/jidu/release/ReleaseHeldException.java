package cn.jidu.release;

import java.util.List;

/** Gates hold the release. */
public final class ReleaseHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<HeldGate> gates;

    ReleaseHeldException(ReleaseSubject subject, List<HeldGate> gates) {
        super(subject.name() + " is held by "
                + gates.stream().map(g -> g.gate().code()).toList());
        this.gates = List.copyOf(gates);
    }

    /** Those that nobody answers for. */
    public List<HeldGate> gates() {
        return gates;
    }
}
