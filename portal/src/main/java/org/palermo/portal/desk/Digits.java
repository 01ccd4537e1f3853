package org.palermo.portal.desk;

/// Digits and separators of other scripts in those of the services.
public final class Digits {

    private Digits() {}

    /// A sign for thousands is left out where it stands right.
    public static String of(String value) {
        StringBuilder written = new StringBuilder();
        value.replaceAll("٬(?=\\p{Nd}{3}(?!\\p{Nd}))", "").codePoints()
                .forEach(one -> written.appendCodePoint(Character.isDigit(one)
                        ? Character.forDigit(Character.digit(one, 10), 10) : one == '٫' ? '.' : one));
        return written.toString();
    }
}
