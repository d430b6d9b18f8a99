package cn.jidu.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in tables for a citizen's identity number, which is never kept there: equal numbers have equal hashes, and
 * without the home's key nobody can find the number by trying all of them.
 */
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    private KeyedHash(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The hash under this home's key, which is made with the first call. */
    public static KeyedHash of(SiteHome home) {
        byte[] digits = KeyFile.read(home, "citizen-hash.key", KeyFile::random);
        return new KeyedHash(HexFormat.of().parseHex(new String(digits, StandardCharsets.US_ASCII)));
    }

    /**
     * HMAC-SHA256 of the number's UTF-8 bytes as 64 lower-case hexadecimal digits. May be called by many threads.
     *
     * @param citizenNumber folded by the caller, so that one person has one spelling
     */
    public String hash(String citizenNumber) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(citizenNumber.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            // every Java platform has this algorithm
            throw new IllegalStateException(e);
        }
    }
}
