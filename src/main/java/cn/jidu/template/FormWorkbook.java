package cn.jidu.template;

import cn.jidu.definition.Definitions;
import cn.jidu.definition.FileLimit;
import cn.jidu.definition.source.SourceField;
import cn.jidu.report.workbook.StableZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ooxml.POIXMLProperties;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** An empty workbook to be filled in; a contract is all that it is made from. */
public final class FormWorkbook {
    private FormWorkbook() {}

    /** Its bytes: the same for the same contract, area and quarter. */
    public static byte[] of(SubmissionForm form, Definitions definitions) {
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            List<FormColumn> columns = columns(form, definitions);
            FormLooks looks = new FormLooks(book);
            FieldChecks checks =
                    new FieldChecks(form, definitions.limits().of(FileLimit.FIELD_CHARACTERS), DataSheet.FIRST_ROW);
            // the first sheet is the one that is saved as a text file
            DataSheet.write(book, form, columns, checks, looks);
            NoteSheet.write(book, form, columns, looks);
            ChoiceSheet.write(book, columns, looks);
            stamp(book, form);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            book.write(out);
            return StableZip.of(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FormColumn> columns(SubmissionForm form, Definitions definitions) {
        FormChoices choices = new FormChoices(definitions, form);
        List<FormColumn> columns = new ArrayList<>();
        for (SourceField field : form.source().fields()) {
            columns.add(new FormColumn(columns.size(), field, choices.of(field)));
        }
        return columns;
    }

    /** The quarter's end where the library would write its clock. */
    private static void stamp(XSSFWorkbook book, SubmissionForm form) {
        String day = form.quarter().lastDay().atStartOfDay(ZoneOffset.UTC).format(DateTimeFormatter.ISO_INSTANT);
        POIXMLProperties.CoreProperties core = book.getProperties().getCoreProperties();
        core.setCreator("Jidu");
        core.setTitle(form.source().title());
        try {
            core.setCreated(day);
            core.setModified(day);
        } catch (InvalidFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
