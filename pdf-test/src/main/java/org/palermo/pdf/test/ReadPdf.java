package org.palermo.pdf.test;

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
public record ReadPdf(
        String text, List<Place> places, List<Font> fonts, PDDocumentInformation information, String metadata, String language,
        boolean isTagged, float width) {

    public record Font(String name, boolean isEmbedded) {}

    public record Place(String text, float left) {}

    /// Of a file that `pdf` has made.
    public static ReadPdf of(byte[] file) {
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
            String text = words(stripper, pdf);
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

    /// The text of all pages of any PDF, as in {@link #text()}.
    ///
    /// @throws UncheckedIOException if the file is not a PDF
    public static String words(byte[] file) {
        try (PDDocument pdf = Loader.loadPDF(file)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return words(stripper, pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(PDFTextStripper stripper, PDDocument pdf) throws IOException {
        return Normalizer.normalize(stripper.getText(pdf), Normalizer.Form.NFKC);
    }

    /// Where the piece of text with this word begins, in points from the left edge.
    public float left(String word) {
        return places.stream().filter(place -> place.text().contains(word)).findFirst().orElseThrow().left();
    }
}
