package org.palermo.portal.page;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/// The format of numbers in tables.
@TemplateExtension
class Numbers {
    private Numbers() {}

    /// With a thousands separator: 35,210.
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String grouped(int number) {
        return grouped((long) number);
    }
}
