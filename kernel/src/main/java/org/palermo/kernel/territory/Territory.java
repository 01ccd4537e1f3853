package org.palermo.kernel.territory;

/// How codes of countries and regions relate.
public final class Territory {
    private Territory() {}

    /// The country of an ISO 3166-2 code, or of a code of our own below one: the part before the first hyphen.
    public static String countryOf(String code) {
        int hyphen = code.indexOf('-');
        return hyphen < 0 ? code : code.substring(0, hyphen);
    }
}
