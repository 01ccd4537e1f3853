package org.palermo.kernel.workbook;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML as a stream, without external entities: a document type ends the file, and an entity that XML does not
/// predefine is an error. The text between two tags, the size of a tag and the number of open tags are limited, because
/// the parser would hold them all.
public final class Xml implements Closeable {
    private static final long LONGEST = 4L << 20;
    /// In bytes. The parser holds each name in a tag before anything can count them: some 20,000 names fit in here, which
    /// take 4 MB.
    private static final long LONGEST_TAG = 128L << 10;
    private static final int DEEPEST = 100;
    private static final int MOST_NAMES = 2_000;

    private final InputStream bytes;
    private final ReadBudget readBudget;
    private final XMLStreamReader xml;
    private final long longest;
    private final XmlNames names;
    private int depth;

    private Xml(InputStream bytes, ReadBudget readBudget, XMLStreamReader xml, long longest, int names) {
        this.bytes = bytes;
        this.readBudget = readBudget;
        this.xml = xml;
        this.longest = longest;
        this.names = new XmlNames(names);
    }

    /// One for each file, because it keeps the names of everything that it has read.
    private static InputFactoryImpl factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new FileDefect(FileDefect.Kind.DOCUMENT_TYPE);
        });
        return factory;
    }

    /// @throws FileDefect when it does not begin like XML
    public static Xml read(InputStream file) {
        return read(file, LONGEST, MOST_NAMES);
    }

    /// @param longest bytes between two tags
    /// @param names different ones
    static Xml read(InputStream file, long longest, int names) {
        ReadBudget readBudget = new ReadBudget(longest);
        InputStream bytes = readBudget.of(file);
        try {
            return new Xml(bytes, readBudget, factory().createXMLStreamReader(bytes), longest, names);
        } catch (XMLStreamException e) {
            throw new FileDefect(closed(bytes) ? FileDefect.Kind.OTHER_FORMAT : FileDefect.Kind.BROKEN);
        }
    }

    private static boolean closed(InputStream bytes) {
        try {
            bytes.close();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// @return the next event; again and again the end of the document, once it is reached
    /// @throws FileDefect when nothing after this place can be read
    public int next() {
        try {
            if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            passOver();
            readBudget.renew(LONGEST_TAG);
            int event = xml.next();
            readBudget.renew(longest);
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FileDefect(FileDefect.Kind.DOCUMENT_TYPE);
            }
            deeper(event);
            names.at(event, xml);
            return event;
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
    }

    /// Skips to the end of text that was not requested, so that the count from there on is for one tag.
    private void passOver() {
        int event = xml.getEventType();
        if (isText(event) || event == XMLStreamConstants.COMMENT) {
            xml.getTextLength();
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            xml.getPIData();
        }
    }

    private void deeper(int event) {
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        if (depth > DEEPEST) {
            throw new FileDefect(FileDefect.Kind.TOO_LARGE);
        }
    }

    public static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE;
    }

    public String name() {
        return xml.getLocalName();
    }

    /// @throws FileDefect when it contains bytes that are not a character: a text is decoded when it is requested
    public String text() {
        try {
            return xml.getText();
        } catch (UncheckedStreamException e) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
    }

    /// By its name, in any namespace; null when it does not exist.
    public String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            bytes.close();
        }
    }
}
