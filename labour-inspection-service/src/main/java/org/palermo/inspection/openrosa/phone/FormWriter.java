package org.palermo.inspection.openrosa.phone;

import static org.palermo.inspection.openrosa.phone.FormXml.element;
import static org.palermo.inspection.openrosa.phone.FormXml.empty;
import static org.palermo.inspection.openrosa.phone.FormXml.group;
import static org.palermo.inspection.openrosa.phone.FormXml.label;
import static org.palermo.inspection.openrosa.phone.FormXml.listed;
import static org.palermo.inspection.openrosa.phone.FormXml.photo;
import static org.palermo.inspection.openrosa.phone.FormXml.question;
import static org.palermo.inspection.openrosa.phone.FormXml.select;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.palermo.inspection.indicator.Dimension;
import org.palermo.inspection.indicator.Indicator;
import org.palermo.inspection.indicator.Indicators;
import org.palermo.inspection.openrosa.FormFields;
import org.palermo.inspection.violation.ViolationCatalogue;

/// Writes the form of a visit as an ODK XForm (https://getodk.github.io/xforms-spec), in six languages. It asks nothing about who a person
/// is: a suspected victim is reported at the desk, where her answers are encrypted.
@ApplicationScoped
class FormWriter {
    private static final String XFORMS = "http://www.w3.org/2002/xforms";
    private static final String HTML = "http://www.w3.org/1999/xhtml";
    private static final String JAVAROSA = "http://openrosa.org/javarosa";
    private static final String OPENROSA = "http://openrosa.org/xforms";
    private static final String ODK = "http://www.opendatakit.org/xforms";
    private static final String DATA = "/data/";
    private static final String ENTRY = DATA + FormFields.ENTRY + "/";
    private static final String FINDING = DATA + FormFields.FINDING + "/";
    private static final String LAW = FINDING + FormFields.LAW + "/";
    private static final String GROUND = DATA + FormFields.ACCESS;
    private static final String ITEXT_ID = "itextId";
    /// Of the country of the workplace that was chosen, or of every country. Enketo reads no path within a condition of another one.
    private static final String LAW_THERE =
            "instance('violations')/root/item[country = '' or country = " + DATA + FormFields.COUNTRY + "]";

    private final Indicators indicators;
    private final ViolationCatalogue catalogue;
    private final FormWords words;
    private final Written plain;
    private volatile Written sealed;

    FormWriter(Indicators indicators, ViolationCatalogue catalogue, FormWords words) {
        this.indicators = indicators;
        this.catalogue = catalogue;
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
        for (String field : List.of(FormFields.WORKPLACE, FormFields.COUNTRY, FormFields.KIND, FormFields.STARTED, FormFields.ACCESS)) {
            xml.writeEmptyElement(field);
        }
        fields(xml, FormFields.ENTRY, FormFields.ENTRY_FIELDS);
        xml.writeEmptyElement(FormFields.PHOTO);
        xml.writeStartElement(FormFields.FINDING);
        xml.writeAttribute("jr:template", "");
        beforeLaw().forEach(field -> empty(xml, field));
        fields(xml, FormFields.LAW, FormFields.LAW_FIELDS);
        List.of(FormFields.NOTE, FormFields.PHOTO).forEach(field -> empty(xml, field));
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
        violations(xml);
        FormRules.words(xml);
        FormRules.write(xml);
        if (key != null) {
            xml.writeEmptyElement("submission");
            xml.writeAttribute("method", "post");
            xml.writeAttribute("base64RsaPublicKey", key);
        }
        xml.writeEndElement();
    }

    private static void fields(XMLStreamWriter xml, String group, List<String> fields) throws XMLStreamException {
        xml.writeStartElement(group);
        fields.forEach(field -> empty(xml, field));
        xml.writeEndElement();
    }

    /// What an inspector may choose, with the country where it is law; without one, it is law everywhere.
    private void violations(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("instance");
        xml.writeAttribute("id", "violations");
        xml.writeStartElement("root");
        for (ViolationCatalogue.Choice choice : catalogue.choices()) {
            xml.writeStartElement("item");
            element(xml, ITEXT_ID, choice.code());
            element(xml, "name", choice.code());
            element(xml, "country", choice.country() == null ? "" : choice.country());
            xml.writeEndElement();
        }
        xml.writeEndElement();
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

    private void questions(XMLStreamWriter xml) throws XMLStreamException {
        listed(xml, "select1", DATA + FormFields.WORKPLACE, "workplace", "instance('workplaces')/root/item", "label");
        select(xml, "select1", DATA + FormFields.KIND, "kind", "kind.", List.of("PLANNED", "FOLLOW_UP"));
        question(xml, DATA + FormFields.STARTED, "started");
        select(xml, "select1", GROUND, "access", "access.", List.of("CONSENT", "WARRANT"));
        entry(xml);
        photo(xml, DATA + FormFields.PHOTO, "photo");
        group(xml, DATA + FormFields.FINDING, "findings");
        xml.writeStartElement("repeat");
        xml.writeAttribute("nodeset", DATA + FormFields.FINDING);
        finding(xml);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void finding(XMLStreamWriter xml) throws XMLStreamException {
        select(xml, "select1", FINDING + FormFields.SUBJECT, "subject", "subject.", List.of("ADULT", "CHILD", "UNSURE"));
        question(xml, FINDING + FormFields.WORKERS, "workers");
        for (Dimension dimension : Dimension.values()) {
            List<String> choices = indicators.all().stream()
                    .filter(indicator -> indicator.dimension() == dimension).map(Indicator::code).toList();
            String field = FormFields.INDICATORS.get(dimension);
            select(xml, "select", FINDING + field, field, "", choices);
        }
        group(xml, FINDING + FormFields.LAW, "law");
        listed(xml, "select", LAW + FormFields.VIOLATIONS, "violations", LAW_THERE, "jr:itext(" + ITEXT_ID + ")");
        question(xml, LAW + FormFields.ACTED, "acted");
        question(xml, LAW + FormFields.AFFECTED, "affected");
        xml.writeEndElement();
        note(xml);
        photo(xml, FINDING + FormFields.PHOTO, "finding.photo");
    }

    private static List<String> beforeLaw() {
        return List.of(FormFields.SUBJECT, FormFields.WORKERS, "dr", "cr", "vr", "ex", "cd", "vd");
    }

    private static void entry(XMLStreamWriter xml) throws XMLStreamException {
        group(xml, DATA + FormFields.ENTRY, "entry");
        question(xml, ENTRY + FormFields.CONSENT_BY, "consent.by");
        select(xml, "select1", ENTRY + FormFields.CONSENT_FORM, "consent.form", "consent.form.", List.of("WRITTEN", "ORAL"));
        question(xml, ENTRY + FormFields.WARRANT_NUMBER, "warrant.number");
        question(xml, ENTRY + FormFields.WARRANT_COURT, "warrant.court");
        question(xml, ENTRY + FormFields.WARRANT_ISSUED, "warrant.issued");
        question(xml, ENTRY + FormFields.WARRANT_SCOPE, "warrant.scope");
        xml.writeEndElement();
    }

    /// Enketo shows one line, and takes no line break, unless the form asks for several.
    private static void note(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("input");
        xml.writeAttribute("ref", FINDING + FormFields.NOTE);
        xml.writeAttribute("appearance", "multiline");
        label(xml, "note");
        xml.writeEndElement();
    }
}
