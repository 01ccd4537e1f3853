package org.palermo.portal.page;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/// How numbers stand in tables.
@TemplateExtension
class Numbers {
    private Numbers() {}

    /// Thousands apart: 35,210.
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String grouped(int number) {
        return grouped((long) number);
    }
}
