package cn.jidu.intake.workbook;

import cn.jidu.definition.FileLimit;
import cn.jidu.definition.FileLimits;
import cn.jidu.intake.table.FileDamage;
import cn.jidu.intake.table.LimitExcess;
import cn.jidu.intake.table.MeteredReader;
import cn.jidu.intake.table.RefusedException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLInputFactory2;

/**
 * A part of a workbook read from its beginning to its end. Elements and attributes go by their local names, which the
 * two dialects of the format share. No document type, no entity from outside.
 */
final class XmlReader implements Closeable {
    private static final XMLInputFactory FACTORY = factory();

    private final InputStream in;
    private final FileDamage damage;
    private final MeteredReader text;
    private final XMLStreamReader reader;
    private final String fileName;
    private final Supplier<String> place;
    private final FileLimits limits;
    private final int deepest;
    private final XmlNames names;
    private int depth;

    /** @param place how far the reading has come, for the user */
    XmlReader(InputStream in, String fileName, Supplier<String> place, FileLimits limits) throws RefusedException {
        this.in = in;
        this.fileName = fileName;
        this.place = place;
        this.limits = limits;
        this.deepest = limits.count(FileLimit.XML_DEPTH);
        this.names = new XmlNames(limits.count(FileLimit.XML_NAMES));
        this.damage = new FileDamage(fileName, place);
        try {
            this.text = new MeteredReader(decoded(in), limits);
            this.reader = FACTORY.createXMLStreamReader(text);
        } catch (XMLStreamException | IOException e) {
            throw damage.refusal(e);
        }
    }

    /** The format knows UTF-8 and UTF-16, and bytes that are neither are a fault whatever the part declares. */
    private static Reader decoded(InputStream in) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(in, 2);
        byte[] head = bytes.readNBytes(2);
        bytes.unread(head);
        boolean wide = head.length == 2 && (head[0] & 0xFF) + (head[1] & 0xFF) == 0xFE + 0xFF;
        CharsetDecoder strict = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8)
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        Reader reader = new BufferedReader(new InputStreamReader(bytes, strict));
        reader.mark(1);
        if (reader.read() != 0xFEFF) {
            reader.reset();
        }
        return reader;
    }

    private static XMLInputFactory factory() {
        // by its name, not by what else is on the class path: twice as fast as Java's own, and no looser
        XMLInputFactory factory = new InputFactoryImpl();
        // a fault shows where it is passed, not where the text is asked for
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Goes to the next beginning or end of an element; false at the end of the part. */
    boolean next() throws RefusedException {
        while (step() != XMLStreamConstants.END_DOCUMENT) {
            if (reader.isStartElement() || reader.isEndElement()) {
                return true;
            }
        }
        return false;
    }

    boolean isStart() {
        return reader.isStartElement();
    }

    /** Of the element that has just begun or ended. */
    String name() {
        return reader.getLocalName();
    }

    boolean isStart(String name) {
        return reader.isStartElement() && reader.getLocalName().equals(name);
    }

    boolean isEnd(String name) {
        return reader.isEndElement() && reader.getLocalName().equals(name);
    }

    /** Of the element that has just begun. */
    Optional<String> attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return Optional.of(reader.getAttributeValue(i));
            }
        }
        return Optional.empty();
    }

    /** Adds the text of the element that has just begun, and goes to its end; nothing beyond {@code limit} is kept. */
    void text(StringBuilder to, int limit) throws RefusedException {
        int depth = 1;
        while (depth > 0) {
            int event = step();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (reader.isCharacters() && depth == 1) {
                int room = Math.min(limit - to.length(), reader.getTextLength());
                if (room > 0) {
                    to.append(reader.getTextCharacters(), reader.getTextStart(), room);
                }
            }
        }
    }

    /** Goes to the end of the element that has just begun. */
    void skip() throws RefusedException {
        text(new StringBuilder(), 0);
    }

    private int step() throws RefusedException {
        try {
            int event = reader.hasNext() ? reader.next() : XMLStreamConstants.END_DOCUMENT;
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw damage.refusal();
            }
            text.tokenEnded();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > deepest) {
                throw RefusedException.tooLarge(LimitExcess.of(limits, FileLimit.XML_DEPTH), fileName, place.get());
            }
            if (!names.add(reader)) {
                throw RefusedException.tooLarge(LimitExcess.of(limits, FileLimit.XML_NAMES), fileName, place.get());
            }
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
            return event;
        } catch (XMLStreamException e) {
            throw damage.refusal(e);
        }
    }

    FileDamage damage() {
        return damage;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
