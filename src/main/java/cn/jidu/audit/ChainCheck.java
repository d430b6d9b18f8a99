package cn.jidu.audit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes along the chain, entry after entry. */
final class ChainCheck {
    private long number;
    private String hash = AuditEntry.BEGINNING;
    private @Nullable AuditEntry broken;

    void follow(AuditEntry entry) {
        boolean follows = entry.number() == number + 1
                && entry.previousHash().equals(hash)
                && entry.hash().equals(entry.hashed());
        if (!follows && broken == null) {
            broken = entry;
        }
        number = entry.number();
        hash = entry.hash();
    }

    Optional<AuditEntry> broken() {
        return Optional.ofNullable(broken);
    }
}
