package org.palermo.kernel.workbook;

import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/// The different names in an XML file: of elements, attributes and namespaces, and of instructions. All instructions
/// count, because the parser does not give the prefix of their names. The parser keeps each name until the end of the
/// file, and searches among them.
final class XmlNames {
    private static final int MOST_CHARACTERS = 1 << 16;
    /// It searches prefixes one by one.
    private static final int MOST_PREFIXES = 50;

    private final int most;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> prefixes = new HashSet<>();
    private int characters;
    private int instructions;

    XmlNames(int most) {
        this.most = most;
    }

    /// @throws FileDefect when there are more than the limit
    void at(int event, XMLStreamReader xml) {
        if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            instructions++;
            atMost(most, instructions);
        } else if (event == XMLStreamConstants.START_ELEMENT) {
            seen(xml.getPrefix(), xml.getLocalName());
            for (int i = 0; i < xml.getAttributeCount(); i++) {
                seen(xml.getAttributePrefix(i), xml.getAttributeLocalName(i));
            }
            atMost(MOST_PREFIXES, xml.getNamespaceCount());
            for (int i = 0; i < xml.getNamespaceCount(); i++) {
                prefixes.add(xml.getNamespacePrefix(i));
                seen("uri", xml.getNamespaceURI(i));
            }
            atMost(MOST_PREFIXES, prefixes.size());
        }
    }

    private void seen(String prefix, String name) {
        String whole = prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
        if (seen.add(whole)) {
            characters += whole.length();
            atMost(most, seen.size());
            atMost(MOST_CHARACTERS, characters);
        }
    }

    private static void atMost(int most, int there) {
        if (there > most) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
    }
}
