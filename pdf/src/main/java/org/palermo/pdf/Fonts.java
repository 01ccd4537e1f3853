package org.palermo.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.InputStream;

/// The embedded fonts: DejaVu Sans for Latin, Cyrillic, Greek and Arabic letters, Noto Sans SC for Chinese. Of each font a document gets
/// only the letters that it has. A font is read when a document needs it.
enum Fonts {
    LATIN("Words", 400, "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf"),
    LATIN_BOLD("Words", 700, "/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf"),
    CHINESE("Chinese", 400, "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf"),
    CHINESE_BOLD("Chinese", 700, "/fonts/ttf/NotoSansSC/NotoSansSC-Bold.ttf");

    private final String family;
    private final int weight;
    private final String file;

    Fonts(String family, int weight, String file) {
        this.family = family;
        this.weight = weight;
        this.file = file;
    }

    static void give(PdfRendererBuilder to) {
        for (Fonts font : values()) {
            to.useFont(font::open, font.family, font.weight, FontStyle.NORMAL, true);
        }
    }

    InputStream open() {
        InputStream in = Fonts.class.getResourceAsStream(file);
        if (in == null) {
            throw new IllegalStateException("The class path must have " + file);
        }
        return in;
    }
}
