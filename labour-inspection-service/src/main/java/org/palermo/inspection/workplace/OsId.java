package org.palermo.inspection.workplace;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An Open Supply Hub id: country, year and day, five random characters, a check character. It is attached to a
/// workplace when somebody states it, never made here.
///
/// The check character is that of the Open Supply Hub: the two letters' code points and the values of the other
/// characters in Crockford's base 32, added up, modulo 32.
final class OsId {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{7}[0-9A-HJKMNP-TV-Z]{6}");

    private OsId() {}

    /// The id without spaces and hyphens, or empty when its form or its check character is wrong.
    static Optional<String> parse(String written) {
        String id = written.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return FORM.matcher(id).matches() && id.charAt(14) == check(id) ? Optional.of(id) : Optional.empty();
    }

    private static char check(String id) {
        int sum = id.charAt(0) + id.charAt(1);
        for (int i = 2; i < 14; i++) {
            sum += DIGITS.indexOf(id.charAt(i));
        }
        return DIGITS.charAt(sum % 32);
    }
}
