package org.palermo.inspection.openrosa.phone;

import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// The elements of an ODK XForm.
final class FormXml {
    private FormXml() {}

    /// @param prefix of the keys of the choices' words
    static void select(XMLStreamWriter xml, String kind, String ref, String label, String prefix, List<String> choices)
            throws XMLStreamException {
        xml.writeStartElement(kind);
        xml.writeAttribute("ref", ref);
        label(xml, label);
        for (String choice : choices) {
            xml.writeStartElement("item");
            label(xml, prefix + choice);
            element(xml, "value", choice);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    static void question(XMLStreamWriter xml, String ref, String label) throws XMLStreamException {
        xml.writeStartElement("input");
        xml.writeAttribute("ref", ref);
        label(xml, label);
        xml.writeEndElement();
    }

    static void photo(XMLStreamWriter xml, String ref, String label) throws XMLStreamException {
        xml.writeStartElement("upload");
        xml.writeAttribute("ref", ref);
        xml.writeAttribute("mediatype", "image/*");
        label(xml, label);
        xml.writeEndElement();
    }

    /// @param key of its words
    static void label(XMLStreamWriter xml, String key) {
        empty(xml, "label", "ref", itext(key));
    }

    static String itext(String key) {
        return "jr:itext('" + key + "')";
    }

    static void bind(XMLStreamWriter xml, String nodeset, String type, String... more) throws XMLStreamException {
        xml.writeEmptyElement("bind");
        xml.writeAttribute("nodeset", nodeset);
        xml.writeAttribute("type", type);
        for (int i = 0; i < more.length; i += 2) {
            xml.writeAttribute(more[i], more[i + 1]);
        }
    }

    static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    static void empty(XMLStreamWriter xml, String name, String... attribute) {
        try {
            xml.writeEmptyElement(name);
            if (attribute.length > 0) {
                xml.writeAttribute(attribute[0], attribute[1]);
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The form can't be written", e);
        }
    }

    /// A question whose answers are in a list of the form's model.
    ///
    /// @param kind `select1` or `select`
    /// @param items the path of the list's items
    /// @param words of an item: the name of a field, or `jr:itext(…)` with the name of the field that holds the key of the words
    static void listed(XMLStreamWriter xml, String kind, String ref, String label, String items, String words) throws XMLStreamException {
        xml.writeStartElement(kind);
        xml.writeAttribute("ref", ref);
        label(xml, label);
        xml.writeStartElement("itemset");
        xml.writeAttribute("nodeset", items);
        empty(xml, "value", "ref", "name");
        empty(xml, "label", "ref", words);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /// Begins a group of questions.
    static void group(XMLStreamWriter xml, String ref, String label) throws XMLStreamException {
        xml.writeStartElement("group");
        xml.writeAttribute("ref", ref);
        label(xml, label);
    }

    /// A rule on when a group of questions is asked.
    static void relevant(XMLStreamWriter xml, String nodeset, String condition) throws XMLStreamException {
        xml.writeEmptyElement("bind");
        xml.writeAttribute("nodeset", nodeset);
        xml.writeAttribute("relevant", condition);
    }
}
