package org.palermo.pdf;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import jakarta.inject.Singleton;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Sets a page on A4 in the embedded fonts. Nothing is loaded, neither from a network nor from a file.
@Singleton
class Typesetter {
    private static final String PRODUCER = "Palermo";

    private final String style = text("/style.css");
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private final FSDefaultCacheStore metrics = new FSDefaultCacheStore();

    Typesetter() {
        // It logs what it can't lay out, with the text.
        XRLog.setLoggingEnabled(false);
    }

    /// @return a PDF after PDF/A-2u, with tags for screen readers where the library can set them
    byte[] set(Page page) throws IOException {
        try {
            return set(page, true);
        } catch (NullPointerException untaggable) {
            // It can't tag a table whose head is the last line of a sheet (openhtmltopdf 1.1.31, logIncompatibleChild).
            return set(page, false);
        }
    }

    private byte[] set(Page page, boolean tagged) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useExternalResourceAccessControl((uri, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
        builder.useExternalResourceAccessControl((uri, kind) -> false, ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI);
        builder.useUriResolver((base, uri) -> null);
        builder.useProtocolsStreamImplementation(uri -> {
            throw new IllegalStateException("Nothing is loaded");
        }, "http", "https", "data", "classpath", "file", "jar");
        Fonts.give(builder);
        builder.useCacheStore(CacheStore.PDF_FONT_METRICS, metrics);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.defaultTextDirection(page.rightToLeft() ? TextDirection.RTL : TextDirection.LTR);
        builder.useReplacementText("?");
        builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
        builder.usePdfUaAccessibility(tagged);
        builder.useColorProfile(colours);
        builder.withProducer(PRODUCER);
        builder.withW3cDocument(styled(page.dom()), null);
        builder.toStream(out);
        builder.run();
        return out.toByteArray();
    }

    private Document styled(Document page) {
        Element head = (Element) page.getElementsByTagName("head").item(0);
        Element rules = (Element) head.appendChild(page.createElementNS(head.getNamespaceURI(), "style"));
        rules.setTextContent(style);
        Element subject = (Element) head.appendChild(page.createElementNS(head.getNamespaceURI(), "meta"));
        subject.setAttribute("name", "subject");
        subject.setAttribute("content", page.getElementsByTagName("title").item(0).getTextContent());
        return page;
    }

    private static String text(String resource) {
        try (InputStream in = Typesetter.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("The class path must have " + resource, e);
        }
    }
}
