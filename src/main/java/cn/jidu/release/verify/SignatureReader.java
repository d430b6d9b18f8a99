package cn.jidu.release.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** Reads the signatures in a PDF, whoever sent it. */
final class SignatureReader {
    /** Begin, length, begin, length: what is signed, before the signature and after it. */
    private static final int RANGES = 4;

    private static final Pattern DATE = Pattern.compile("D:(\\d{14})(Z.*|[+-]\\d\\d'?\\d\\d'?)");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmssXX");

    private final Path file;

    private SignatureReader(Path file) {
        this.file = file;
    }

    /** In order of the file; none where it has none or is no PDF that can be read. */
    static List<PdfSignature> read(Path file) {
        List<PdfSignature> read = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                read.add(new SignatureReader(file).read(signature));
            }
        } catch (IOException | RuntimeException e) {
            // whatever is wrong with a file from outside, it has no signature that could be told of
            return List.of();
        }
        return read;
    }

    private PdfSignature read(PDSignature signature) throws IOException {
        int[] ranges = signature.getByteRange();
        String signer = "";
        boolean holds = false;
        try {
            CMSSignedData signed = new CMSSignedData(
                    new CoveredBytes(file, Arrays.stream(ranges).boxed().toList()), content(signature.getContents()));
            SignerInformation information =
                    signed.getSignerInfos().getSigners().iterator().next();
            Collection<X509CertificateHolder> known = signed.getCertificates().getMatches(null);
            X509CertificateHolder certificate = known.stream()
                    .filter(information.getSID()::match)
                    .findFirst()
                    .orElseThrow();
            signer = certificate.getSubject().toString();
            holds = information.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate));
        } catch (IOException | RuntimeException | CMSException | OperatorCreationException | CertificateException e) {
            // it does not hold, whatever is wrong with it
            holds = false;
        }
        return new PdfSignature(
                signer,
                time(String.valueOf(signature.getCOSObject().getString(COSName.M))),
                holds,
                isWhole(ranges, signature.getContents()));
    }

    /** As PDF writes dates; one without its difference from UTC says no instant. */
    private static Optional<Instant> time(String date) {
        Matcher m = DATE.matcher(date);
        if (!m.matches()) {
            return Optional.empty();
        }
        String zone = m.group(2).startsWith("Z") ? "Z" : m.group(2).replace("'", "");
        try {
            return Optional.of(OffsetDateTime.parse(m.group(1) + zone, TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What follows in the room that was kept for it is nothing but zeros. */
    private static ContentInfo content(byte[] padded) throws IOException {
        try (ByteArrayInputStream bytes = new ByteArrayInputStream(padded);
                ASN1InputStream in = new ASN1InputStream(bytes)) {
            ContentInfo content = ContentInfo.getInstance(in.readObject());
            for (byte rest : bytes.readAllBytes()) {
                if (rest != 0) {
                    throw new IOException("something follows the signature");
                }
            }
            return content;
        }
    }

    /** From the first byte to the last, but for the signature itself. */
    private boolean isWhole(int[] ranges, byte[] contents) throws IOException {
        if (ranges.length != RANGES || ranges[0] != 0 || (long) ranges[2] + ranges[3] != Files.size(file)) {
            return false;
        }
        String between = "<" + HexFormat.of().formatHex(contents) + ">";
        if (ranges[2] - ranges[1] != between.length()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(ranges[1]);
            byte[] found = in.readNBytes(between.length());
            return new String(found, StandardCharsets.ISO_8859_1)
                    .toLowerCase(Locale.ROOT)
                    .equals(between);
        }
    }

    /** Read from the file as often as it is asked for. */
    private record CoveredBytes(Path file, List<Integer> ranges) implements CMSTypedData {
        @Override
        public ASN1ObjectIdentifier getContentType() {
            return PKCSObjectIdentifiers.data;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            for (int i = 0; i + 1 < ranges.size(); i += 2) {
                try (InputStream in = Files.newInputStream(file)) {
                    in.skipNBytes(ranges.get(i));
                    out.write(in.readNBytes(ranges.get(i + 1)));
                }
            }
        }

        @Override
        public Object getContent() {
            return file;
        }
    }
}
