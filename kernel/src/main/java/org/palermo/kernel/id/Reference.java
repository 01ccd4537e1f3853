package org.palermo.kernel.id;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// References that people read aloud: letters and digits of Crockford's base 32 (no I, L, O, U) in groups of four, the last
/// of them a check character: `7ZPK-3M0Q-VH`. One wrong character, or any two that were swapped, are noticed before
/// anything is looked up. Parsing ignores case, hyphens and spaces, and accepts I/L for 1 and O for 0.
///
/// Earlier references are one character shorter and end with Crockford's own check symbol, which can be `*`, `~`, `$`, `=`
/// or `U`: `7ZPK-3M0Q-R`. They have an odd number of characters and the present ones an even number, so each is read by
/// its own check only.
public final class Reference {
    private static final int GROUP = 4;
    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String EARLIER_CHECKS = DIGITS + "*~$=U";
    private static final BigInteger THIRTY_SEVEN = BigInteger.valueOf(37);
    /// `x^5 + x^2 + 1`, by which the field of 32 elements is made.
    private static final int FIELD = 0b100101;
    /// In a longer one two swapped characters could have the same weight.
    private static final int LONGEST = 31;
    /// Of a digit.
    private static final int BITS = 5;
    private static final int LAST_DIGIT = 31;
    private static final int BITS_OF_AN_ID = 45;
    /// Some kinds have a letter or two before their references.
    private static final Pattern PREFIXED = Pattern.compile("([A-Za-z]{1,2})-(.+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Reference() {}

    /// @param bits the random bits that it must have, a multiple of 10, 140 at most; one that must not be guessed needs 100
    public static String random(int bits) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i <= bits / 5; i++) {
            digits.append(DIGITS.charAt(RANDOM.nextInt(32)));
        }
        return checked(digits.toString());
    }

    /// A reference of a record that has no column for one: always the same for the same id, by its last 45 bits, which are random in a
    /// UUIDv7. It must not decide what somebody may read.
    public static String of(UUID id) {
        StringBuilder digits = new StringBuilder();
        for (int shift = BITS_OF_AN_ID - BITS; shift >= 0; shift -= BITS) {
            digits.append(DIGITS.charAt((int) (id.getLeastSignificantBits() >>> shift) & LAST_DIGIT));
        }
        return checked(digits.toString());
    }

    static String checked(String digits) {
        return grouped(digits + DIGITS.charAt(check(digits)));
    }

    /// The reference in its canonical form, or empty when a character or the check character is wrong.
    public static Optional<String> parse(String written) {
        String plain = written.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return plain.length() % 2 == 0 ? present(plain) : earlier(plain);
    }

    /// As {@link #parse}, of a reference that may begin with the letters of its kind: `T-7ZPK-3M0Q-VH`.
    public static Optional<String> parseOfAnyKind(String written) {
        Matcher prefixed = PREFIXED.matcher(written.strip());
        return prefixed.matches() ? parse(prefixed.group(2)).map(plain -> prefixed.group(1).toUpperCase(Locale.ROOT) + "-" + plain)
                : parse(written);
    }

    private static Optional<String> present(String plain) {
        String digits = likened(plain);
        if (digits.isEmpty() || digits.length() > LONGEST || !digits.chars().allMatch(c -> DIGITS.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        String body = digits.substring(0, digits.length() - 1);
        return checked(body).equals(grouped(digits)) ? Optional.of(grouped(digits)) : Optional.empty();
    }

    /// The sum of all characters, each times its own power of `x`, must be zero. All weights differ and none is zero.
    private static int check(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum = timesX(sum ^ DIGITS.indexOf(digits.charAt(i)));
        }
        return sum;
    }

    private static int timesX(int element) {
        int shifted = element << 1;
        return shifted < 32 ? shifted : shifted ^ FIELD;
    }

    private static Optional<String> earlier(String plain) {
        if (plain.length() < 3) {
            return Optional.empty();
        }
        String body = likened(plain.substring(0, plain.length() - 1));
        BigInteger value = BigInteger.ZERO;
        for (char c : body.toCharArray()) {
            int digit = DIGITS.indexOf(c);
            if (digit < 0) {
                return Optional.empty();
            }
            value = value.shiftLeft(5).or(BigInteger.valueOf(digit));
        }
        char check = plain.charAt(plain.length() - 1);
        return EARLIER_CHECKS.indexOf(check) == value.mod(THIRTY_SEVEN).intValue() ? Optional.of(grouped(body + check)) : Optional.empty();
    }

    private static String likened(String plain) {
        return plain.replace('I', '1').replace('L', '1').replace('O', '0');
    }

    private static String grouped(String plain) {
        StringBuilder grouped = new StringBuilder(plain);
        for (int at = (plain.length() - 1) / GROUP * GROUP; at > 0; at -= GROUP) {
            grouped.insert(at, '-');
        }
        return grouped.toString();
    }
}
