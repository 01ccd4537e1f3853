package org.palermo.inspection.openrosa;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.palermo.inspection.indicator.Dimension;
import org.palermo.inspection.indicator.Indicator;
import org.palermo.inspection.indicator.Indicators;

/// Writes the form of a visit as an ODK XForm (https://getodk.github.io/xforms-spec), in six languages. It asks nothing about who a person is: a suspected
/// victim is reported at the desk, where her answers are encrypted.
@ApplicationScoped
class FormWriter {
    private static final String XFORMS = "http://www.w3.org/2002/xforms";
    private static final String HTML = "http://www.w3.org/1999/xhtml";
    private static final String JAVAROSA = "http://openrosa.org/javarosa";
    private static final String OPENROSA = "http://openrosa.org/xforms";
    private static final String ODK = "http://www.opendatakit.org/xforms";
    private static final String DATA = "/data/";
    private static final String FINDING = DATA + FormFields.FINDING + "/";

    private final Indicators indicators;
    private final FormWords words;
    private final Written plain;
    private volatile Written sealed;

    FormWriter(Indicators indicators, FormWords words) {
        this.indicators = indicators;
        this.words = words;
        this.plain = new Written(FormFields.VERSION, write(FormFields.VERSION, null));
    }

    /// A form as phones get it.
    record Written(String version, String text) {}

    /// The form without a key, always the same.
    Written form() {
        return plain;
    }

    /// The form with which phones encrypt what is filled in. Its version names the key, so a phone gets it anew when the key changes.
    Written form(FormKeys.Carried key) {
        Written known = sealed;
        String version = FormFields.VERSION + FormFields.VERSION_OF_KEY + key.number();
        if (known != null && known.version.equals(version)) {
            return known;
        }
        Written fresh = new Written(version, write(version, Base64.getEncoder().encodeToString(key.publicKey())));
        sealed = fresh;
        return fresh;
    }

    /// @param key public key in Base64; null for a form without one
    private String write(String version, String key) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument();
            xml.writeStartElement("h:html");
            xml.writeDefaultNamespace(XFORMS);
            xml.writeNamespace("h", HTML);
            xml.writeNamespace("jr", JAVAROSA);
            xml.writeNamespace("orx", OPENROSA);
            xml.writeNamespace("odk", ODK);
            xml.writeStartElement("h:head");
            element(xml, "h:title", "Visit with findings");
            model(xml, version, key);
            xml.writeEndElement();
            xml.writeStartElement("h:body");
            questions(xml);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The form can't be written", e);
        }
    }

    private void model(XMLStreamWriter xml, String version, String key) throws XMLStreamException {
        xml.writeStartElement("model");
        xml.writeAttribute("odk:xforms-version", "1.0.0");
        translations(xml);
        xml.writeStartElement("instance");
        xml.writeStartElement("data");
        xml.writeAttribute("id", FormFields.FORM);
        xml.writeAttribute("version", version);
        for (String field : List.of(FormFields.WORKPLACE, FormFields.KIND, FormFields.STARTED, FormFields.ACCESS, FormFields.PHOTO)) {
            xml.writeEmptyElement(field);
        }
        xml.writeStartElement(FormFields.FINDING);
        xml.writeAttribute("jr:template", "");
        findingFields().forEach(field -> empty(xml, field));
        xml.writeEndElement();
        xml.writeStartElement("orx:meta");
        xml.writeEmptyElement("orx:instanceID");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeStartElement("instance");
        xml.writeAttribute("id", "workplaces");
        xml.writeAttribute("src", "jr://file-csv/workplaces.csv");
        xml.writeEndElement();
        binds(xml);
        if (key != null) {
            xml.writeEmptyElement("submission");
            xml.writeAttribute("method", "post");
            xml.writeAttribute("base64RsaPublicKey", key);
        }
        xml.writeEndElement();
    }

    private void translations(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("itext");
        boolean first = true;
        for (Map.Entry<String, Map<String, String>> language : words.byLanguage().entrySet()) {
            xml.writeStartElement("translation");
            xml.writeAttribute("lang", language.getKey());
            if (first) {
                xml.writeAttribute("default", "true()");
            }
            first = false;
            for (Map.Entry<String, String> text : language.getValue().entrySet()) {
                xml.writeStartElement("text");
                xml.writeAttribute("id", text.getKey());
                element(xml, "value", text.getValue());
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static void binds(XMLStreamWriter xml) throws XMLStreamException {
        bind(xml, DATA + FormFields.WORKPLACE, "string", "required", "true()");
        bind(xml, DATA + FormFields.KIND, "string", "required", "true()");
        bind(xml, DATA + FormFields.STARTED, "dateTime", "required", "true()");
        bind(xml, DATA + FormFields.ACCESS, "string", "required", "true()", "relevant",
                "instance('workplaces')/root/item[name = /data/workplace]/kind = 'PRIVATE_HOUSEHOLD'");
        bind(xml, DATA + FormFields.PHOTO, "binary");
        bind(xml, FINDING + FormFields.SUBJECT, "string", "required", "true()");
        bind(xml, FINDING + FormFields.WORKERS, "int", "required", "true()", "constraint", ". >= 1 and . <= 1000000", "jr:constraintMsg", itext("workers.wrong"));
        for (String field : FormFields.INDICATORS.values().stream().sorted().toList()) {
            bind(xml, FINDING + field, "string");
        }
        bind(xml, FINDING + FormFields.NOTE, "string", "constraint", "string-length(.) <= 4000", "jr:constraintMsg",
                itext("note.wrong"));
        bind(xml, FINDING + FormFields.PHOTO, "binary");
        bind(xml, DATA + "orx:meta/orx:instanceID", "string", "readonly", "true()", "jr:preload", "uid");
    }

    private void questions(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("select1");
        xml.writeAttribute("ref", DATA + FormFields.WORKPLACE);
        label(xml, "workplace");
        xml.writeStartElement("itemset");
        xml.writeAttribute("nodeset", "instance('workplaces')/root/item");
        empty(xml, "value", "ref", "name");
        empty(xml, "label", "ref", "label");
        xml.writeEndElement();
        xml.writeEndElement();
        select(xml, "select1", DATA + FormFields.KIND, "kind", "kind.", List.of("PLANNED", "FOLLOW_UP"));
        question(xml, "input", DATA + FormFields.STARTED, "started");
        select(xml, "select1", DATA + FormFields.ACCESS, "access", "access.", List.of("CONSENT", "WARRANT"));
        photo(xml, DATA + FormFields.PHOTO, "photo");
        xml.writeStartElement("group");
        xml.writeAttribute("ref", DATA + FormFields.FINDING);
        label(xml, "findings");
        xml.writeStartElement("repeat");
        xml.writeAttribute("nodeset", DATA + FormFields.FINDING);
        finding(xml);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void finding(XMLStreamWriter xml) throws XMLStreamException {
        select(xml, "select1", FINDING + FormFields.SUBJECT, "subject", "subject.", List.of("ADULT", "CHILD", "UNSURE"));
        question(xml, "input", FINDING + FormFields.WORKERS, "workers");
        for (Dimension dimension : Dimension.values()) {
            List<String> choices = indicators.all().stream().filter(indicator -> indicator.dimension() == dimension).map(Indicator::code).toList();
            String field = FormFields.INDICATORS.get(dimension);
            select(xml, "select", FINDING + field, field, "", choices);
        }
        question(xml, "input", FINDING + FormFields.NOTE, "note");
        photo(xml, FINDING + FormFields.PHOTO, "finding.photo");
    }

    private static List<String> findingFields() {
        return Arrays.asList(FormFields.SUBJECT, FormFields.WORKERS, "dr", "cr", "vr", "ex", "cd", "vd", FormFields.NOTE, FormFields.PHOTO);
    }

    /// @param prefix of the keys of the choices' words
    private static void select(XMLStreamWriter xml, String kind, String ref, String label, String prefix, List<String> choices)
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

    private static void question(XMLStreamWriter xml, String kind, String ref, String label) throws XMLStreamException {
        xml.writeStartElement(kind);
        xml.writeAttribute("ref", ref);
        label(xml, label);
        xml.writeEndElement();
    }

    private static void photo(XMLStreamWriter xml, String ref, String label) throws XMLStreamException {
        xml.writeStartElement("upload");
        xml.writeAttribute("ref", ref);
        xml.writeAttribute("mediatype", "image/*");
        label(xml, label);
        xml.writeEndElement();
    }

    /// @param key of its words
    private static void label(XMLStreamWriter xml, String key) {
        empty(xml, "label", "ref", itext(key));
    }

    private static String itext(String key) {
        return "jr:itext('" + key + "')";
    }

    private static void bind(XMLStreamWriter xml, String nodeset, String type, String... more) throws XMLStreamException {
        xml.writeEmptyElement("bind");
        xml.writeAttribute("nodeset", nodeset);
        xml.writeAttribute("type", type);
        for (int i = 0; i < more.length; i += 2) {
            xml.writeAttribute(more[i], more[i + 1]);
        }
    }

    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void empty(XMLStreamWriter xml, String name, String... attribute) {
        try {
            xml.writeEmptyElement(name);
            if (attribute.length > 0) {
                xml.writeAttribute(attribute[0], attribute[1]);
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The form can't be written", e);
        }
    }
}
