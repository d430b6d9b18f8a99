package cn.jidu.report.proof;

import cn.jidu.definition.text.PackageTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** Reads the PDF as a reader's program would: every text of the pages has to be found, in order; every font is inside. */
final class ReadBack {
    private final PackageTexts texts;

    ReadBack(PackageTexts texts) {
        this.texts = texts;
    }

    /** @param before how many pages are not numbered */
    List<String> faults(List<List<PrintedText>> pages, int before, byte[] pdf) {
        List<String> faults = new ArrayList<>();
        try (PDDocument read = Loader.loadPDF(pdf)) {
            PageText text = new PageText();
            for (int number = 1; number <= pages.size(); number++) {
                PDPage page = read.getPage(number - 1);
                find(number - before, pages.get(number - 1), PrintedText.flat(text.of(page)), faults);
                fonts(number - before, page, faults);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return faults;
    }

    private void find(int page, List<PrintedText> printed, String read, List<String> faults) {
        int at = 0;
        for (PrintedText t : printed) {
            if (t.isCut()) {
                continue;
            }
            String wanted = t.flat();
            int found = read.indexOf(wanted, at);
            if (found < 0) {
                faults.add(texts.get("proof.lost", page, t.text().getFullText()));
            } else {
                at = found + wanted.length();
            }
        }
    }

    private void fonts(int page, PDPage read, List<String> faults) throws IOException {
        for (COSName name : read.getResources().getFontNames()) {
            PDFont font = read.getResources().getFont(name);
            if (!font.isEmbedded()) {
                faults.add(texts.get("proof.font", page, font.getName()));
            }
        }
    }
}
