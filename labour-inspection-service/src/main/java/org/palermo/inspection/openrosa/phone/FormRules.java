package org.palermo.inspection.openrosa.phone;

import static org.palermo.inspection.openrosa.phone.FormXml.bind;
import static org.palermo.inspection.openrosa.phone.FormXml.itext;
import static org.palermo.inspection.openrosa.phone.FormXml.relevant;

import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.palermo.inspection.openrosa.FormFields;
import org.palermo.inspection.text.MigrationStatusWords;
import org.palermo.inspection.text.StatusPattern;

/// The rules of the form of a visit: which answers it needs, when it asks for them, and what they may be.
final class FormRules {
    private static final String DATA = "/data/";
    private static final String GROUND = DATA + FormFields.ACCESS;
    private static final String ENTRY = DATA + FormFields.ENTRY + "/";
    private static final String FINDING = DATA + FormFields.FINDING + "/";
    private static final String CHOSEN = "instance('workplaces')/root/item[name = /data/workplace]";
    private static final String LAW = FINDING + FormFields.LAW + "/";

    private static final StatusPattern STATUS = MigrationStatusWords.listed().pattern();
    /// Holds the words of migration status, as regular expressions by language.
    private static final String WORDS = "status";
    private static final String SAYS_NOTHING_OF_STATUS = " and " + saysNothingOfStatus();

    private FormRules() {}

    /// The words that a free text must not have, once for all questions.
    static void words(XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("instance");
        xml.writeAttribute("id", WORDS);
        xml.writeStartElement("root");
        xml.writeStartElement("item");
        for (Map.Entry<String, String> regex : STATUS.regexes().entrySet()) {
            FormXml.element(xml, regex.getKey(), regex.getValue());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /// A finished form can't be changed on the phone any more, so the phone itself asks to take such words out. Enketo can't fold a text
    /// that has both kinds of quotation marks: there the words are found when the form arrives. Its `regex` finds the marks anywhere in a
    /// text; that of Collect compares the whole text, so Collect folds every text.
    private static String saysNothingOfStatus() {
        String folded = "normalize-space(translate(translate(., '\"', ' '), \"" + STATUS.from() + "\", '" + STATUS.to() + "'))";
        return "(regex(., '\"') and regex(., \"'\") or not(" + STATUS.regexes().keySet().stream()
                .map(language -> "regex(" + folded + ", instance('" + WORDS + "')/root/item/" + language + ")")
                .collect(Collectors.joining(" or ")) + "))";
    }

    static void write(XMLStreamWriter xml) throws XMLStreamException {
        bind(xml, DATA + FormFields.WORKPLACE, "string", "required", "true()");
        bind(xml, DATA + FormFields.COUNTRY, "string", "calculate", CHOSEN + "/country");
        bind(xml, DATA + FormFields.KIND, "string", "required", "true()");
        bind(xml, DATA + FormFields.STARTED, "dateTime", "required", "true()", "constraint", ". <= now() and . >= date('1990-01-02')",
                "jr:constraintMsg", itext("started.wrong"));
        bind(xml, DATA + FormFields.ACCESS, "string", "required", "true()", "relevant", CHOSEN + "/kind = 'PRIVATE_HOUSEHOLD'");
        entryBinds(xml);
        bind(xml, DATA + FormFields.PHOTO, "binary");
        bind(xml, FINDING + FormFields.SUBJECT, "string", "required", "true()");
        bind(xml, FINDING + FormFields.WORKERS, "int", "required", "true()", "constraint", ". >= 1 and . <= 1000000", "jr:constraintMsg",
                itext("workers.wrong"));
        for (String field : FormFields.INDICATORS.values().stream().sorted().toList()) {
            bind(xml, FINDING + field, "string");
        }
        lawBinds(xml);
        bind(xml, FINDING + FormFields.NOTE, "string", "constraint", "string-length(.) <= 4000" + SAYS_NOTHING_OF_STATUS,
                "jr:constraintMsg", itext("note.wrong"));
        bind(xml, FINDING + FormFields.PHOTO, "binary");
        bind(xml, DATA + "orx:meta/orx:instanceID", "string", "readonly", "true()", "jr:preload", "uid");
    }

    /// Of each ground its own particulars, as `recordVisit` asks for them.
    private static void entryBinds(XMLStreamWriter xml) throws XMLStreamException {
        String consent = GROUND + " = 'CONSENT'";
        String warrant = GROUND + " = 'WARRANT'";
        relevant(xml, DATA + FormFields.ENTRY, GROUND + " != ''");
        entryBind(xml, FormFields.CONSENT_BY, "string", consent, "string-length(.) <= 200" + SAYS_NOTHING_OF_STATUS,
                "free.wrong");
        bind(xml, ENTRY + FormFields.CONSENT_FORM, "string", "required", "true()", "relevant", consent);
        entryBind(xml, FormFields.WARRANT_NUMBER, "string", warrant, "string-length(.) <= 100", "text.wrong");
        entryBind(xml, FormFields.WARRANT_COURT, "string", warrant, "string-length(.) <= 200", "text.wrong");
        entryBind(xml, FormFields.WARRANT_ISSUED, "date", warrant, ". <= today() and . <= date(" + DATA + FormFields.STARTED + ")",
                "warrant.issued.wrong");
        entryBind(xml, FormFields.WARRANT_SCOPE, "string", warrant, "string-length(.) <= 1000" + SAYS_NOTHING_OF_STATUS,
                "free.wrong");
    }

    private static void entryBind(XMLStreamWriter xml, String field, String type, String relevant, String constraint, String wrong)
            throws XMLStreamException {
        bind(xml, ENTRY + field, type, "required", "true()", "relevant", relevant, "constraint", constraint, "jr:constraintMsg",
                itext(wrong));
    }

    /// That a finding has no indicator: then it must have a violation.
    private static String nothingChosen() {
        return FormFields.INDICATORS.values().stream().sorted().map(field -> "../../" + field + " = ''")
                .collect(Collectors.joining(" and "));
    }

    /// Whether it was law on that day, the service says when the form arrives: a phone has only the codes.
    private static void lawBinds(XMLStreamWriter xml) throws XMLStreamException {
        String chosen = "../" + FormFields.VIOLATIONS + " != ''";
        bind(xml, LAW + FormFields.VIOLATIONS, "string", "required", nothingChosen(), "jr:requiredMsg", itext("violations.needed"));
        bind(xml, LAW + FormFields.ACTED, "date", "required", "true()", "relevant", chosen, "constraint", ". <= today()",
                "jr:constraintMsg", itext("day.wrong"));
        bind(xml, LAW + FormFields.AFFECTED, "int", "relevant", chosen, "constraint",
                ". >= 1 and . <= ../../" + FormFields.WORKERS, "jr:constraintMsg", itext("affected.wrong"));
    }
}
