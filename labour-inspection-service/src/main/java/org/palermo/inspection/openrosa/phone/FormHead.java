package org.palermo.inspection.openrosa.phone;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLStreamConstants;
import org.palermo.inspection.openrosa.FormFields;
import org.palermo.inspection.openrosa.FormReader;
import org.palermo.kernel.workbook.FileDefect;
import org.palermo.kernel.workbook.Xml;

/// The first tag of what a phone sends: a filled form in clear, or the list of the files of a sealed one.
///
/// @param version of the form that was filled in; null when it says none
/// @param sealed whether the phone encrypted what was filled in
record FormHead(String version, boolean sealed) {
    private static final String OF_KEY = FormFields.VERSION_OF_KEY;

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not XML
    static FormHead of(byte[] bytes) {
        try (Xml xml = Xml.read(new ByteArrayInputStream(bytes))) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    return new FormHead(xml.attribute("version"), "yes".equals(xml.attribute("encrypted")));
                }
            }
            throw FormReader.unreadable(FileDefect.Kind.BROKEN);
        } catch (FileDefect defect) {
            throw FormReader.unreadable(defect.kind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The number of the key that its form carries; 0 when it carries none.
    int key() {
        int at = version == null ? -1 : version.indexOf(OF_KEY);
        if (at < 0 || !version.substring(at + OF_KEY.length()).matches("[1-9][0-9]{0,8}")) {
            return 0;
        }
        return Integer.parseInt(version.substring(at + OF_KEY.length()));
    }
}
