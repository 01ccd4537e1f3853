package org.palermo.portal.desk.inspection;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.palermo.portal.desk.page.Drawing;
import org.palermo.portal.qr.QrCode;

/// Draws the QR code from which ODK Collect reads its settings.
final class CodePicture {
    /// Pixels of a square. Fewer are hard to scan from a screen.
    static final int SCALE = 5;
    /// Empty squares around it: without them no scanner finds the code.
    static final int MARGIN = 4;
    private static final int LONGEST = 2953;

    private CodePicture() {}

    /// @param phone the answer of `addPhone`
    /// @return null when the text does not fit into a code: then it is typed in
    static Drawing of(JsonObject phone) {
        String text = phone.getString("code", "");
        if (text.isEmpty() || text.length() > LONGEST) {
            return null;
        }
        QrCode code = QrCode.of(text);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size(); y++) {
            for (int x = 0; x < code.size(); x++) {
                int run = 0;
                while (x + run < code.size() && code.dark(x + run, y)) {
                    run++;
                }
                if (run > 0) {
                    path.append(String.format(Locale.ROOT, "M%d %dh%dv%dh-%dz", (x + MARGIN) * SCALE, (y + MARGIN) * SCALE, run * SCALE,
                            SCALE, run * SCALE));
                    x += run;
                }
            }
        }
        return Drawing.ofSquares((code.size() + 2 * MARGIN) * SCALE, path.toString());
    }
}
