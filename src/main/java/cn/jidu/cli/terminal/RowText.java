package cn.jidu.cli.terminal;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.text.PackageTexts;
import cn.jidu.explain.FigurePart;
import cn.jidu.explain.FigureQuestion;
import cn.jidu.explain.row.RowFate;
import cn.jidu.explain.row.RowFate.HoldingFigure;
import cn.jidu.report.view.CodeWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where a row ended, as people read it. */
public final class RowText {
    private final PackageTexts texts = TerminalTexts.texts();
    private final Definitions definitions;

    /** @param definitions whose words are used */
    public RowText(Definitions definitions) {
        this.definitions = definitions;
    }

    /** The row's fate, then every figure that counts it. */
    public List<String> lines(RowFate fate) {
        List<String> lines = new ArrayList<>();
        CodeWords words = new CodeWords(definitions);
        lines.add(texts.get(
                "row.fate",
                fate.place().file(),
                ToldSheet.of(fate.place().sheet()),
                fate.place().row(),
                Objects.requireNonNull(definitions.sources().get(fate.source())).title(),
                fate.quarter(),
                texts.get("row.stage." + fate.stage()),
                fate.reasons().isEmpty()
                        ? ""
                        : texts.get(
                                "row.reasons",
                                fate.reasons().stream()
                                        .map(r -> reason(r, words))
                                        .collect(Collectors.joining("；")))));
        fate.findings().forEach(f -> lines.add(texts.get("row.finding", words.name(f.code()), f.message())));
        lines.addAll(figures(fate.figures()));
        return lines;
    }

    /** How many figures these are, and each in a line, with the parts by which it counts. */
    List<String> figures(List<HoldingFigure> holding) {
        List<String> lines = new ArrayList<>();
        Map<FigureQuestion, List<FigurePart>> figures = holding.stream()
                .collect(Collectors.groupingBy(
                        HoldingFigure::figure,
                        LinkedHashMap::new,
                        Collectors.mapping(HoldingFigure::part, Collectors.toList())));
        lines.add(texts.get(figures.isEmpty() ? "row.figures.none" : "row.figures", figures.size()));
        figures.forEach((figure, parts) -> lines.add(line(figure, parts)));
        return lines;
    }

    /** A code by its name, with what stands behind it. */
    private static String reason(String reason, CodeWords words) {
        String[] codeAndRest = reason.split(" ", 2);
        return words.name(codeAndRest[0]) + (codeAndRest.length > 1 ? " " + codeAndRest[1] : "");
    }

    private String line(FigureQuestion figure, List<FigurePart> parts) {
        return texts.get(
                "row.figure",
                figure.quarter(),
                figure.area().name(),
                figure.plan().map(p -> p.title()).orElse(texts.get("preview.outside")),
                figure.target()
                        .map(t -> t.id() + " " + t.title())
                        .orElse(figure.indicator().title()),
                texts.listed(parts.stream()
                        .map(p -> texts.get(
                                "explain.part." + p.role().name(),
                                p.revision().quarter(),
                                p.place() > 1 ? p.place() : ""))));
    }
}
