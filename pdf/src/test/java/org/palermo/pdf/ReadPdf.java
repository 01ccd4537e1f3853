package org.palermo.pdf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// What a reader of a PDF finds in it.
///
/// @param text of all pages, with ligatures and joined letters as plain letters
/// @param places of the pieces of text
record ReadPdf(
        String text, List<Place> places, List<Font> fonts, PDDocumentInformation information, String metadata, String language,
        boolean isTagged, float width) {

    record Font(String name, boolean isEmbedded) {}

    record Place(String text, float left) {}

    static ReadPdf of(byte[] file) {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            List<Place> places = new ArrayList<>();
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) throws IOException {
                    places.add(new Place(text, positions.getFirst().getX()));
                    super.writeString(text, positions);
                }
            };
            stripper.setSortByPosition(true);
            String text = Normalizer.normalize(stripper.getText(pdf), Normalizer.Form.NFKC);
            List<Font> fonts = new ArrayList<>();
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    var font = page.getResources().getFont(name);
                    fonts.add(new Font(font.getName(), font.isEmbedded()));
                }
            }
            var catalog = pdf.getDocumentCatalog();
            return new ReadPdf(text, places, fonts, pdf.getDocumentInformation(),
                    new String(catalog.getMetadata().exportXMPMetadata().readAllBytes(), StandardCharsets.UTF_8), catalog.getLanguage(),
                    catalog.getMarkInfo() != null && catalog.getMarkInfo().isMarked(), pdf.getPage(0).getMediaBox().getWidth());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the piece of text with this word begins, in points from the left edge.
    float left(String word) {
        return places.stream().filter(place -> place.text().contains(word)).findFirst().orElseThrow().left();
    }
}
