package org.palermo.inspection.recruitment;

import java.text.Normalizer;
import java.util.Locale;
import org.palermo.inspection.workplace.Likeness;

/// By what names and numbers are compared, however they are typed.
public final class ComparisonKeys {
    private ComparisonKeys() {}

    /// Letters and digits, in capitals: `DMW-123/LB` and `dmw 123 lb` are equal.
    public static String number(String written) {
        return written == null ? ""
                : Normalizer.normalize(written, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }

    /// The words of a name without legal forms.
    public static String name(String written) {
        return String.join(" ", Likeness.core(written == null ? "" : written));
    }

    /// The words of a text.
    public static String words(String written) {
        return String.join(" ", Likeness.words(written));
    }
}
