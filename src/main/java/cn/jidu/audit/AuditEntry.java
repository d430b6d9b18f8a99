package cn.jidu.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An act as it is kept.
 *
 * @param number from 1, without gaps
 * @param at to the second
 * @param details JSON, keys in order
 * @param previousHash the hash of the entry before; of the first one {@link #BEGINNING}
 * @param hash {@link #hashed()}, where nobody changed the entry
 */
public record AuditEntry(
        long number,
        Instant at,
        String person,
        String act,
        String subject,
        String details,
        String previousHash,
        String hash) {
    /** What the first entry is chained to. */
    public static final String BEGINNING = "0".repeat(64);

    /** SHA-256 over the hash before and every part, each with its length, so that no two entries read alike. */
    String hashed() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part :
                    new String[] {previousHash, String.valueOf(number), at.toString(), person, act, subject, details}) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
