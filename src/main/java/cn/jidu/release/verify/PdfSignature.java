package cn.jidu.release.verify;

import java.time.Instant;
import java.util.Optional;

/**
 * A signature in a PDF. Who vouches for its certificate is not asked.
 *
 * @param signer whom the certificate is of; empty where there is none to be read
 * @param at when it was signed, by its own words
 * @param holds it is of the bytes that it covers, by the key of the certificate
 * @param isWhole it covers the whole file, so that nothing was added after it
 */
public record PdfSignature(String signer, Optional<Instant> at, boolean holds, boolean isWhole) {}
