package org.palermo.referral.htcds.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.palermo.referral.htcds.mapping.ValueReader;
import org.palermo.referral.htcds.standard.HtcdsField;
import org.palermo.referral.htcds.standard.HtcdsStandard;

/// Writes instances of the published form, with elements in the order of the form; fields that the form lacks come last.
final class FormWriter extends FileWriter {
    private static final String VERSION = "vSmt4GQA3C9uBMLPEVfgND";

    private final List<HtcdsField> fields;
    private final ValueReader valueReader;

    FormWriter(HtcdsStandard standard) {
        fields = standard.inOrder(HtcdsField::form);
        valueReader = new ValueReader(standard.lists());
    }

    @Override
    void begin() throws IOException {
        write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<instances>\n");
    }

    @Override
    void row(Map<HtcdsField, List<String>> row) throws IOException {
        StringBuilder xml = new StringBuilder("<data id=\"htcds_xlsform\" version=\"" + VERSION + "\"><start/><end/>");
        for (HtcdsField field : fields) {
            List<String> told = row.get(field);
            if (told != null) {
                xml.append('<').append(field.nameInForm()).append('>');
                escape(valueReader.write(field, told, true), xml);
                xml.append("</").append(field.nameInForm()).append('>');
            } else if (field.form() != null) {
                xml.append('<').append(field.nameInForm()).append("/>");
            }
        }
        write(xml.append("<__version__>" + VERSION + "</__version__><meta><instanceID/></meta></data>\n").toString());
    }

    private static void escape(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                default -> xml.append(text.charAt(i));
            }
        }
    }

    @Override
    void flush() {
        // The rest is already in the buffer.
    }

    @Override
    void end() throws IOException {
        write("</instances>\n");
    }

    private void write(String text) throws IOException {
        buffer.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
