package org.palermo.inspection.workplace;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// An Open Supply Hub ID (OS ID): country, year and day of the year, five random characters, and a check character. Palermo stores an
/// OS ID that somebody states and never creates one.
///
/// The check character is the Open Supply Hub's: the code points of the two letters plus the values of the other characters in
/// Crockford's base 32, modulo 32.
public final class OsId {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final Pattern FORM = Pattern.compile("[A-Z]{2}[0-9]{7}[0-9A-HJKMNP-TV-Z]{6}");

    private OsId() {}

    /// @return the ID in capitals, without spaces and hyphens; empty when its form or its check character is wrong
    public static Optional<String> parse(String written) {
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
