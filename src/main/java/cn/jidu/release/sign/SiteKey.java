package cn.jidu.release.sign;

import cn.jidu.definition.Schedule.SigningFiles;
import cn.jidu.release.ReleaseRefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Time;

/**
 * The key that a site signs with.
 *
 * @param chain its certificate, then those that vouch for it
 */
public record SiteKey(PrivateKey key, List<X509Certificate> chain) {
    /** By the algorithm of the key, what it signs with. */
    private static final Set<String> KNOWN = Set.of("RSA", "EC");

    private static final String SECONDS = "yyyyMMddHHmmss";

    public SiteKey {
        chain = List.copyOf(chain);
    }

    /**
     * The one key of a PKCS#12 file.
     *
     * @param folder that the names of the files start from
     * @throws ReleaseRefusedException where a file is missing, the password is another, or there is not one key that can sign
     */
    public static SiteKey open(SigningFiles files, Path folder) {
        Path file = existing(folder.resolve(files.key()));
        Path password = existing(folder.resolve(files.password()));
        try (InputStream in = Files.newInputStream(file)) {
            char[] secret = Files.readString(password).strip().toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, secret);
            return only(file, store, secret);
        } catch (AccessDeniedException e) {
            throw new ReleaseRefusedException("sign.denied", e.getFile());
        } catch (IOException | GeneralSecurityException e) {
            throw new ReleaseRefusedException("sign.unreadable", file, password, String.valueOf(e.getMessage()));
        }
    }

    private static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new ReleaseRefusedException("sign.noFile", file);
        }
        return file;
    }

    private static SiteKey only(Path file, KeyStore store, char[] secret) throws GeneralSecurityException {
        List<String> keys = Collections.list(store.aliases());
        keys.removeIf(alias -> !isKey(store, alias));
        if (keys.size() != 1
                || !(store.getKey(keys.get(0), secret) instanceof PrivateKey key)
                || !KNOWN.contains(key.getAlgorithm())) {
            throw new ReleaseRefusedException("sign.oneKey", file, keys.size());
        }
        return new SiteKey(
                key,
                Arrays.stream(store.getCertificateChain(keys.get(0)))
                        .map(X509Certificate.class::cast)
                        .toList());
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate certificate() {
        return chain.get(0);
    }

    /** @throws ReleaseRefusedException where the certificate is not yet or no longer valid */
    void expectValid(Instant at) {
        Certificate own = Certificate.getInstance(encoded(certificate()));
        Instant from = instant(own.getStartDate());
        Instant to = instant(own.getEndDate());
        if (at.isBefore(from) || at.isAfter(to)) {
            throw new ReleaseRefusedException(
                    "sign.expired", certificate().getSubjectX500Principal().getName(), from, to);
        }
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Certificates count in UTC, to the second. */
    private static Instant instant(Time time) {
        return LocalDateTime.parse(time.getTime().substring(0, SECONDS.length()), DateTimeFormatter.ofPattern(SECONDS))
                .toInstant(ZoneOffset.UTC);
    }
}
