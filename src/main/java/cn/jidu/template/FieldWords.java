package cn.jidu.template;

import cn.jidu.definition.source.RowExample;
import cn.jidu.definition.source.Source;
import cn.jidu.definition.source.SourceField;
import cn.jidu.definition.source.ValueBound;
import cn.jidu.definition.text.PackageTexts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a form says of a field, in words: all of it follows from the contract. */
final class FieldWords {
    private static final PackageTexts TEXTS = PackageTexts.chinese(FieldWords.class);
    /** So many choices are told; of more it is said where they stand. */
    private static final int TOLD = 8;
    /** Stands for what is never shown. */
    private static final String HASHED = "h:";

    private final SubmissionForm form;

    FieldWords(SubmissionForm form) {
        this.form = form;
    }

    private Source source() {
        return form.source();
    }

    /** Whether it must be filled in. */
    String need(SourceField field) {
        return TEXTS.get(field.valueRequired() ? "need.value" : field.columnRequired() ? "need.column" : "need.none");
    }

    /** What is to be put in. */
    String kind(FormColumn column) {
        SourceField field = column.field();
        String words = TEXTS.get(
                "kind." + field.type().name().toLowerCase(java.util.Locale.ROOT),
                field.unit().map(u -> TEXTS.get("kind.unit", u)).orElse(""),
                choices(column));
        return field.emptyAs().isPresent()
                ? words + TEXTS.get("kind.emptyAs", field.emptyAs().get())
                : words;
    }

    private static String choices(FormColumn column) {
        List<FormChoice> choices = column.choices();
        return choices.size() > TOLD
                ? TEXTS.get("kind.list", ChoiceSheet.name())
                : choices.stream().map(FormChoice::value).collect(Collectors.joining("、"));
    }

    /** Within what a value must lie, or is listed as not plausible; empty without bounds. */
    String range(SourceField field) {
        List<String> words = new ArrayList<>();
        field.minimum().ifPresent(m -> words.add(TEXTS.get("range.AT_LEAST.rejects", m.toPlainString())));
        field.maximum().ifPresent(m -> words.add(TEXTS.get("range.AT_MOST.rejects", m.toPlainString())));
        source().bounds().stream()
                .filter(b -> b.field().equals(field.name()))
                .forEach(b -> words.add(
                        TEXTS.get("range." + b.side() + (b.rejects() ? ".rejects" : ".lists"), extent(b.extent()))));
        return String.join("；", words);
    }

    private String extent(ValueBound.Extent extent) {
        if (extent instanceof ValueBound.Beside beside) {
            return "“" + source().field(beside.field()).title() + "”";
        }
        if (extent instanceof ValueBound.Amount amount) {
            return amount.value().toPlainString();
        }
        LocalDate day =
                extent instanceof ValueBound.Day d ? d.value() : form.quarter().lastDay();
        return day.toString();
    }

    /** The first of the contract's examples that is taken in and has a value which may be shown; empty where none has. */
    String example(FormColumn column) {
        SourceField field = column.field();
        if (!column.choices().isEmpty()) {
            return "";
        }
        return source().examples().rows().stream()
                .filter(e -> e.rejected().isEmpty())
                .map(RowExample::gives)
                .map(g -> g.getOrDefault(field.name(), Optional.empty()))
                .flatMap(Optional::stream)
                .filter(v -> !v.startsWith(HASHED))
                .findFirst()
                .map(v -> column.isNumber() ? new BigDecimal(v).toPlainString() : v)
                .orElse("");
    }
}
