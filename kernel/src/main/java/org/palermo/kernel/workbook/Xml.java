package org.palermo.kernel.workbook;

import com.fasterxml.aalto.UncheckedStreamException;
import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads XML as it comes, without anything that it could name outside of itself: a document type ends the file, and an entity that XML
/// does not know by itself is an error. Nothing between two tags is longer than is counted here: the parser would hold it whole.
public final class Xml {
    private static final InputFactoryImpl FACTORY = factory();
    private static final long LONGEST = 4L << 20;

    private final Counted bytes;
    private final XMLStreamReader xml;

    private Xml(Counted bytes, XMLStreamReader xml) {
        this.bytes = bytes;
        this.xml = xml;
    }

    private static InputFactoryImpl factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new FileDefect(FileDefect.Kind.DOCUMENT_TYPE);
        });
        return factory;
    }

    /// @throws FileDefect when it does not begin as XML does
    public static Xml read(InputStream file) {
        return read(file, LONGEST);
    }

    /// @param longest bytes between two tags
    static Xml read(InputStream file, long longest) {
        try {
            Counted bytes = new Counted(file, longest);
            return new Xml(bytes, FACTORY.createXMLStreamReader(bytes));
        } catch (XMLStreamException e) {
            throw new FileDefect(FileDefect.Kind.OTHER_FORMAT);
        }
    }

    /// @return the next event; again and again the end of the document, once it is reached
    /// @throws FileDefect when nothing behind this place can be read
    public int next() {
        try {
            if (xml.getEventType() == XMLStreamConstants.END_DOCUMENT) {
                return XMLStreamConstants.END_DOCUMENT;
            }
            bytes.since = 0;
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FileDefect(FileDefect.Kind.DOCUMENT_TYPE);
            }
            return event;
        } catch (XMLStreamException | UncheckedStreamException e) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
    }

    public static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA || event == XMLStreamConstants.SPACE;
    }

    public String name() {
        return xml.getLocalName();
    }

    /// @throws FileDefect when it holds bytes that are no character: a text is decoded when it is asked for
    public String text() {
        try {
            return xml.getText();
        } catch (UncheckedStreamException e) {
            throw new FileDefect(FileDefect.Kind.BROKEN);
        }
    }

    /// By its name, whatever its namespace; null when it is not there.
    public String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            bytes.close();
        }
    }

    private static final class Counted extends FilterInputStream {
        private final long longest;
        private long since;

        Counted(InputStream in, long longest) {
            super(in);
            this.longest = longest;
        }

        @Override
        public int read() throws IOException {
            return counted(super.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = super.read(into, from, length);
            return counted(read, read);
        }

        private int counted(int result, int read) {
            since += Math.max(read, 0);
            if (since > longest) {
                throw new FileDefect(FileDefect.Kind.TOO_LARGE);
            }
            return result;
        }
    }
}
