package cn.jidu.intake.workbook;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Counts the different names of a part; the reader of XML holds each of them in memory to the part's end. */
final class XmlNames {
    private static final int RECENT = 256;

    private final int most;
    private final Set<String> names = new HashSet<>();
    /** Nearly every name is one of the last few. */
    private final String[] recent = new String[RECENT];

    XmlNames(int most) {
        this.most = most;
    }

    /** Takes the names of what the reader has just come to; false where there are too many. */
    boolean add(XMLStreamReader reader) {
        if (reader.getEventType() == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            add("", reader.getPITarget());
        } else if (reader.isStartElement()) {
            add(reader.getPrefix(), reader.getLocalName());
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                add(reader.getAttributePrefix(i), reader.getAttributeLocalName(i));
            }
            for (int i = 0; i < reader.getNamespaceCount(); i++) {
                add("xmlns", String.valueOf(reader.getNamespacePrefix(i)));
                add("=", String.valueOf(reader.getNamespaceURI(i)));
            }
        }
        return names.size() <= most;
    }

    private void add(@Nullable String prefix, String local) {
        String name = prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
        int place = name.hashCode() & (RECENT - 1);
        if (!name.equals(recent[place])) {
            recent[place] = name;
            names.add(name);
        }
    }
}
