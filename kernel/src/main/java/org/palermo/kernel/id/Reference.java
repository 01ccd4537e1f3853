package org.palermo.kernel.id;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// References that people read aloud: Crockford's base 32 (no I, L, O, U) with its check symbol modulo 37, so that one
/// wrong character or two swapped ones are noticed before anything is looked up.
///
/// Written in groups of four: `7ZPK-3M0Q-V`. Parsing ignores case, hyphens and spaces, and accepts I/L for 1 and O for 0.
public final class Reference {
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String CHECKS = DIGITS + "*~$=U";
    private static final BigInteger THIRTY_SEVEN = BigInteger.valueOf(37);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /// @param bits number of random bits, a multiple of 5; a reference that must not be guessed needs 100 or more
    public static String random(int bits) {
        return write(new BigInteger(bits, RANDOM), bits / 5);
    }

    static String write(BigInteger value, int length) {
        char[] digits = new char[length];
        BigInteger rest = value;
        for (int i = length - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt(rest.intValue() & 31);
            rest = rest.shiftRight(5);
        }
        return grouped(new String(digits) + CHECKS.charAt(value.mod(THIRTY_SEVEN).intValue()));
    }

    /// The reference in its canonical form, or empty when a character or the check symbol is wrong.
    public static Optional<String> parse(String written) {
        String plain = written.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        if (plain.length() < 2) {
            return Optional.empty();
        }
        String body = plain.substring(0, plain.length() - 1).replace('I', '1').replace('L', '1').replace('O', '0');
        BigInteger value = BigInteger.ZERO;
        for (char c : body.toCharArray()) {
            int digit = DIGITS.indexOf(c);
            if (digit < 0) {
                return Optional.empty();
            }
            value = value.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        char check = plain.charAt(plain.length() - 1);
        boolean right = CHECKS.indexOf(check) == value.mod(THIRTY_SEVEN).intValue();
        return right ? Optional.of(grouped(body + check)) : Optional.empty();
    }

    private static String grouped(String plain) {
        return String.join("-", plain.split("(?<=\\G.{4})"));
    }
}
