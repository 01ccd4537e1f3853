package org.palermo.portal.page;

import io.quarkus.qute.TemplateExtension;
import java.text.NumberFormat;
import java.util.Locale;

/// The format of numbers in tables: as the reader's language writes them.
@TemplateExtension
class Numbers {
    private Numbers() {}

    /// With the sign between thousands: 35,210 in English, 35.210 in Spanish.
    ///
    /// @param locale of the page that is written
    static String grouped(long number, @TemplateExtension.TemplateAttribute Object locale) {
        return NumberFormat.getIntegerInstance(locale(locale)).format(number);
    }

    static String grouped(int number, @TemplateExtension.TemplateAttribute Object locale) {
        return grouped((long) number, locale);
    }

    private static Locale locale(Object locale) {
        return (locale instanceof Locale one ? Language.of(one.getLanguage()) : Language.of(String.valueOf(locale)))
                .orElse(Language.EN).dates();
    }
}
