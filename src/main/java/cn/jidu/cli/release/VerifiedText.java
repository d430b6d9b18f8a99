package cn.jidu.cli.release;

import cn.jidu.cli.terminal.SiteOptions;
import cn.jidu.cli.terminal.TerminalTexts;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.release.PublishedRelease;
import cn.jidu.release.PublishedRelease.ReleaseRecall;
import cn.jidu.release.verify.ContentDifference;
import cn.jidu.release.verify.FileVerdict;
import cn.jidu.release.verify.PdfSignature;
import cn.jidu.release.verify.VerifiedFile;
import cn.jidu.release.verify.VerifiedFile.SignedPdf;
import cn.jidu.report.code.ReportCode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What was found out about a file, for people and programs. */
final class VerifiedText {

    private final PackageTexts texts = TerminalTexts.texts();
    private final Path file;
    private final VerifiedFile verified;

    VerifiedText(Path file, VerifiedFile verified) {
        this.file = file;
        this.verified = verified;
    }

    List<String> lines() {
        FileVerdict verdict = verified.verdict();
        List<String> lines = new ArrayList<>();
        boolean isCopy = verified.signed().filter(SignedPdf::isCopy).isPresent();
        lines.add(texts.get(
                "verify." + verdict + (isCopy ? ".copy" : ""),
                file.getFileName(),
                verified.code().map(ReportCode::text).orElse(""),
                verified.compared().map(c -> texts.get("verify.compared." + c)).orElse(""),
                verified.recipient().orElse("")));
        verified.differences()
                .forEach(d -> lines.add(texts.get(
                        verdict == FileVerdict.FORGED ? "verify.fingerprint" : "verify.difference",
                        d.place(),
                        d.archived(),
                        d.found())));
        verified.signed().ifPresent(s -> signed(s, lines));
        if (verified.code().isPresent() && verdict != FileVerdict.UNKNOWN) {
            lines.add(standing());
        }
        return lines;
    }

    private void signed(SignedPdf signed, List<String> lines) {
        signed.original().ifPresent(o -> lines.add(texts.get("verify.original", texts.get("verify.compared." + o))));
        signed.signatures()
                .forEach(s -> lines.add(texts.get(
                        "verify.signature",
                        s.signer(),
                        s.at().map(VerifiedText::time).orElse(""),
                        texts.get(s.holds() ? "verify.signature.holds" : "verify.signature.broken"),
                        texts.get(s.isWhole() ? "verify.signature.whole" : "verify.signature.part"))));
    }

    /** How the release stands that the code names. */
    private String standing() {
        Optional<PublishedRelease> release = verified.release();
        if (release.isEmpty()) {
            return current("verify.unreleased", "", "");
        }
        String name = release.get().name();
        String at = time(release.get().publishedAt());
        Optional<ReleaseRecall> recall = release.get().recall();
        if (recall.isPresent()) {
            return texts.get(
                            "verify.recalled",
                            name,
                            time(recall.get().at()),
                            recall.get().reason())
                    + current("verify.now", "", "");
        }
        return isCurrent(release.get()) ? texts.get("verify.holds", name, at) : current("verify.replaced", name, at);
    }

    private boolean isCurrent(PublishedRelease release) {
        return verified.current()
                .filter(c -> c.revision() == release.revision())
                .isPresent();
    }

    /** With the release that holds instead. */
    private String current(String key, String name, String at) {
        return texts.get(
                key,
                name,
                at,
                verified.current()
                        .map(c -> texts.get("verify.current", c.name(), time(c.publishedAt())))
                        .orElseGet(() -> texts.get("verify.none")));
    }

    private static String time(Instant instant) {
        return SiteOptions.MINUTES.format(instant);
    }

    Map<String, Object> json() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", file.toString());
        values.put("verdict", verified.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        values.put("genuine", verified.verdict().isGenuine());
        values.put("code", verified.code().map(ReportCode::text).orElse(""));
        values.put(
                "comparedWith",
                verified.compared().map(c -> c.name().toLowerCase(Locale.ROOT)).orElse(""));
        values.put(
                "differences",
                verified.differences().stream().map(VerifiedText::json).toList());
        verified.signed().ifPresent(s -> {
            values.put("signedCopy", s.isCopy());
            values.put(
                    "beginsWith",
                    s.original().map(o -> o.name().toLowerCase(Locale.ROOT)).orElse(""));
            values.put(
                    "signatures",
                    s.signatures().stream().map(VerifiedText::json).toList());
        });
        verified.recipient().ifPresent(r -> values.put("copyFor", r));
        values.put("release", verified.release().map(VerifiedText::json).orElse(Map.of()));
        values.put("current", verified.current().map(PublishedRelease::name).orElse(""));
        return values;
    }

    private static Map<String, Object> json(PdfSignature signature) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("signer", signature.signer());
        values.put("at", signature.at().map(Instant::toString).orElse(""));
        values.put("holds", signature.holds());
        values.put("whole", signature.isWhole());
        return values;
    }

    private static Map<String, Object> json(ContentDifference difference) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("place", difference.place());
        values.put("archived", difference.archived());
        values.put("found", difference.found());
        return values;
    }

    private static Map<String, Object> json(PublishedRelease release) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", release.name());
        values.put("publishedAt", release.publishedAt().toString());
        release.recall().ifPresent(r -> {
            values.put("withdrawnAt", r.at().toString());
            values.put("reason", r.reason());
        });
        return values;
    }
}
