package org.palermo.referral.htcds.standard;

import java.text.Normalizer;
import java.util.Locale;

/// Normalises texts for comparison and for storage.
public final class TextNormalisation {
    private TextNormalisation() {}

    /// Trims the text, including no-break spaces and byte order marks.
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF' || c == '\u200B';
    }

    /// Letters and digits only, in lower case.
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().filter(Character::isLetterOrDigit).forEach(plain::appendCodePoint);
        return plain.toString().toLowerCase(Locale.ROOT);
    }

    /// Unifies line ends and removes characters that XML or Excel readers reject.
    public static String clean(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
            boolean carriage = c == '\r';
            boolean bad = c < ' ' && c != '\t' && c != '\n' && !carriage || c >= 0x7F && c < 0xA0 && c != 0x85
                    || Character.isSurrogate(c) && !pair || c == 0xFFFE || c == 0xFFFF;
            if ((bad || carriage) && clean == null) {
                clean = new StringBuilder(text.substring(0, i));
            }
            if (clean != null && !bad) {
                if (carriage) {
                    clean.append('\n');
                    i += i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
                } else {
                    clean.append(c);
                    if (pair) {
                        clean.append(text.charAt(++i));
                    }
                }
            } else if (pair && !bad) {
                i++;
            }
        }
        return clean == null ? text : clean.toString();
    }
}
