package cn.jidu.report.proof;

import cn.jidu.definition.text.PackageTexts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a reader would see at a glance: text cut off, a number in two lines, an empty page, a heading, a note or a table's
 * head alone, a page that begins with a table of no name.
 */
final class PageFaults {
    private final PackageTexts texts;

    PageFaults(PackageTexts texts) {
        this.texts = texts;
    }

    /** Of the cover and the contents, which are laid out as they are. */
    List<String> ofFront(List<List<PrintedText>> pages) {
        List<String> faults = new ArrayList<>();
        int number = 1 - pages.size();
        for (List<PrintedText> printed : pages) {
            read(number++, printed, faults);
        }
        return faults;
    }

    private void read(int number, List<PrintedText> printed, List<String> faults) {
        for (PrintedText t : printed) {
            if (t.isCut()) {
                faults.add(texts.get("proof.cut", number, t.text().getOriginalText()));
            }
            if (t.isBrokenFigure()) {
                faults.add(texts.get("proof.broken", number, t.text().getFullText()));
            }
        }
    }

    List<String> of(List<List<PrintedText>> pages) {
        List<String> faults = new ArrayList<>();
        int number = 0;
        for (List<PrintedText> printed : pages) {
            number++;
            read(number, printed, faults);
            layout(number, printed.stream().filter(t -> !t.isMargin()).toList(), faults);
        }
        return faults;
    }

    private void layout(int number, List<PrintedText> body, List<String> faults) {
        if (body.isEmpty()) {
            faults.add(texts.get("proof.empty", number));
            return;
        }
        PrintedText last =
                body.stream().max(Comparator.comparingInt(PrintedText::top)).orElseThrow();
        if (last.isHead()) {
            faults.add(texts.get("proof.orphan", number, last.text().getFullText()));
        }
        unnamed(number, body, faults);
        bare(number, body, faults);
        body.stream()
                .filter(t -> !t.isHead())
                .min(Comparator.comparingInt(PrintedText::top))
                .filter(PrintedText::isNote)
                .filter(t -> body.stream().noneMatch(h -> h.isTitle() && h.top() < t.top()))
                .ifPresent(
                        t -> faults.add(texts.get("proof.note", number, t.text().getFullText())));
    }

    private void unnamed(int number, List<PrintedText> body, List<String> faults) {
        body.stream()
                .min(Comparator.comparingInt(PrintedText::top))
                .filter(PrintedText::isColumns)
                .ifPresent(t ->
                        faults.add(texts.get("proof.unnamed", number, t.text().getFullText())));
    }

    /** A head of columns that something else follows than rows; the texts are in the order of printing. */
    private void bare(int number, List<PrintedText> body, List<String> faults) {
        PrintedText head = null;
        for (PrintedText t : body) {
            if (head != null && !t.goesOn(head)) {
                faults.add(texts.get("proof.bare", number, head.text().getFullText()));
                head = null;
            }
            if (t.isColumns() && head == null) {
                head = t;
            } else if (t.isRow()) {
                head = null;
            }
        }
    }
}
