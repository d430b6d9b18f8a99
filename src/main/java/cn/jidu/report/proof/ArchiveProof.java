package cn.jidu.report.proof;

import cn.jidu.definition.text.PackageTexts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javax.xml.bind.JAXBException;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;

/**
 * Whether a PDF is what archives take: PDF/A-2b (ISO 19005-2), by veraPDF. It takes a second for thirty pages, so that only
 * what leaves the house is asked.
 */
public final class ArchiveProof {
    private static final PDFAFlavour FLAVOUR = PDFAFlavour.PDFA_2_B;

    /** The rules of this one form of archive: the library would read those of all, which takes it longer than a proof. */
    private static final String RULES = "/org/verapdf/pdfa/validation/PDFA-2B.xml";

    private static final ValidationProfile PROFILE = profile();

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private final PackageTexts texts = PackageTexts.chinese(ArchiveProof.class);

    /** What is wrong, each rule once and where it was broken first; nothing where nothing is. */
    public List<String> faults(byte[] pdf) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), FLAVOUR);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PROFILE, false)) {
            return validator.validate(parser).getTestAssertions().stream()
                    .map(this::told)
                    .distinct()
                    .toList();
        } catch (VeraPDFException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ValidationProfile profile() {
        try (InputStream rules = ValidationProfile.class.getResourceAsStream(RULES)) {
            return Profiles.profileFromXml(Objects.requireNonNull(rules, RULES));
        } catch (JAXBException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String told(TestAssertion broken) {
        return texts.get("proof.archive", broken.getRuleId().getClause(), broken.getMessage());
    }
}
