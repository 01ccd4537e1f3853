package org.palermo.systemtest.taint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// A PDF with two secrets.
///
/// @param printed on its page, which is compressed: only who reads the PDF as such finds it
/// @param inBytes in its bytes, so that a file that is kept in clear is found too
record MarkedPdf(Secret printed, Secret inBytes) {

    private static final int SIZE = 12;
    private static final int MARGIN = 72;

    /// @param label the operation that sends it
    static MarkedPdf make(String label, Random random) {
        return new MarkedPdf(SecretShape.NAME.make(label + " printed", random), SecretShape.NAME.make(label + " bytes", random));
    }

    List<Secret> secrets() {
        return List.of(printed, inBytes);
    }

    byte[] file() {
        var out = new ByteArrayOutputStream();
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), SIZE);
                content.newLineAtOffset(MARGIN, page.getMediaBox().getHeight() - MARGIN);
                content.showText("Report about " + printed.text());
                content.endText();
            }
            pdf.save(out);
            // Readers of PDF leave out what follows its end.
            out.write(("\n% " + inBytes.text() + "\n").getBytes(StandardCharsets.UTF_8));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
