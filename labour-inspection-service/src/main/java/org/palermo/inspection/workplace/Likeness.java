package org.palermo.inspection.workplace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Decides when two workplaces are the same, and when they may be the same.
///
/// Names and addresses are compared word by word. Words are in lower case, without punctuation and European accents, with
/// compatibility forms replaced and single letters in a row joined (`S.A. de C.V.` is `sa de cv`). Legal forms have one spelling
/// (`Limited` is `ltd`).
///
/// - **The same**: same country, same words of the name and same words of the address, each in the same order.
/// - **Possibly the same, `NAME`**: same country, same words of the name without legal forms, and at least half of the address words
///   shared, or one of the two without an address.
/// - **Possibly the same, `ADDRESS`**: same country, same set of address words without postcodes and words such as city or province, and
///   at least half of the words of the name without legal forms shared.
/// - **Possibly the same, `OS_ID`**: same country and the same id of the Open Supply Hub.
/// - **Possibly the same, `PLACE`**: same country, at most 100 metres apart, and at least half of the words of the name without legal
///   forms shared.
public final class Likeness {
    static final String NAME = "NAME";
    static final String ADDRESS = "ADDRESS";
    static final String OS_ID = "OS_ID";
    static final String PLACE = "PLACE";
    private static final double HALF = 0.5;
    private static final int PERCENT = 100;
    private static final Map<String, String> ONE_SPELLING = Map.of("limited", "ltd", "company", "co", "corporation", "corp",
            "incorporated", "inc", "private", "pvt", "pte", "pvt", "ltda", "lda");
    private static final Set<String> LEGAL_FORMS = Set.of("ltd", "co", "corp", "inc", "pvt", "llc", "plc", "gmbh", "ag", "kg", "sa",
            "sas", "srl", "spa", "bv", "nv", "sac", "cv", "de", "sarl", "sro", "as", "aş", "sl", "lda", "sdn", "bhd", "pty", "oy",
            "ab", "jsc", "pt", "tbk", "the", "and");
    /// Words of addresses that one list writes and another leaves out.
    private static final Set<String> LEFT_OUT =
            Set.of("no", "city", "town", "district", "dist", "province", "prov", "county", "state", "shi");
    private static final Map<String, String> SPELLED_OUT = Map.of("rd", "road", "ave", "avenue", "blvd", "boulevard", "ind", "industrial");
    private static final Pattern POSTCODE = Pattern.compile("\\d{5,7}");
    private static final Pattern EUROPEAN_ACCENT = Pattern.compile("[\\u0300-\\u036f]");
    private static final Pattern APOSTROPHE = Pattern.compile("['’`]");
    private static final Pattern BETWEEN_LETTER_AND_NUMBER = Pattern.compile("(?<=\\p{L})(?=\\p{N})|(?<=\\p{N})(?=\\p{L})");
    private static final Pattern NOT_OF_A_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

    private Likeness() {}

    /// The words of a text, in order.
    public static List<String> words(String text) {
        if (text == null) {
            return List.of();
        }
        String plain = EUROPEAN_ACCENT.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        plain = Normalizer.normalize(plain, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replace("&", " and ");
        plain = APOSTROPHE.matcher(plain).replaceAll("");
        plain = BETWEEN_LETTER_AND_NUMBER.matcher(plain).replaceAll(" ");
        plain = NOT_OF_A_WORD.matcher(plain).replaceAll(" ").strip();
        return plain.isEmpty() ? List.of() : joined(List.of(plain.split(" ")));
    }

    /// Equal for workplaces that are the same.
    static String matchKey(String country, String name, String address) {
        return digest(country, words(name), words(address));
    }

    /// Equal for workplaces of a country whose names have the same words in the same order.
    static String nameKey(String country, String name) {
        return digest(country, words(name));
    }

    /// Equal for workplaces of a country whose names differ only in legal forms.
    static String nearName(String country, String name) {
        return digest(country, core(name));
    }

    /// Equal for workplaces of a country whose addresses have the same set of words. Null without an address, so that two workplaces
    /// without an address do not count as alike.
    static String nearAddress(String country, String address) {
        Set<String> set = new TreeSet<>(words(address));
        return set.isEmpty() ? null : digest(country, set);
    }

    /// Equal for workplaces of a country whose addresses have the same set of words without postcodes and words that some lists leave out.
    /// Null without an address.
    static String nearStreet(String country, String address) {
        Set<String> set = street(words(address));
        return set.isEmpty() ? null : digest(country, set);
    }

    /// Of an address that is nothing but such words, all of them.
    private static Set<String> street(List<String> address) {
        List<String> words = address.stream().filter(word -> !LEFT_OUT.contains(word)).toList();
        Set<String> set = new TreeSet<>();
        for (int i = 0; i < words.size(); i++) {
            // A long number at the beginning is the number of a house.
            if (i == 0 || !POSTCODE.matcher(words.get(i)).matches()) {
                set.add(SPELLED_OUT.getOrDefault(words.get(i), words.get(i)));
            }
        }
        return set.isEmpty() ? new TreeSet<>(address) : set;
    }

    /// @return `NAME`, `ADDRESS`, `OS_ID`, `PLACE`, or null when the two are not alike
    static String between(Place one, Place other) {
        if (!one.country().equals(other.country())) {
            return null;
        }
        List<String> name = core(one.name());
        List<String> otherName = core(other.name());
        List<String> address = words(one.address());
        List<String> otherAddress = words(other.address());
        if (name.equals(otherName)
                && (address.isEmpty() || otherAddress.isEmpty() || shared(address, otherAddress) >= HALF)) {
            return NAME;
        }
        boolean sameAddress = !address.isEmpty() && street(address).equals(street(otherAddress));
        boolean likeNames = shared(name, otherName) >= HALF;
        if (sameAddress && likeNames) {
            return ADDRESS;
        }
        if (one.osId() != null && one.osId().equals(other.osId())) {
            return OS_ID;
        }
        return likeNames && Coordinates.areNear(one.point(), other.point()) ? PLACE : null;
    }

    /// The compared fields of a workplace.
    ///
    /// @param osId checked, or null
    /// @param point or null
    record Place(String country, String name, String address, String osId, Coordinates point) {
        Place(String country, String name, String address) {
            this(country, name, address, null, null);
        }
    }

    /// Which percentage of the words of two names is shared, without legal forms.
    public static int sharedOfNames(String one, String other) {
        return (int) Math.round(shared(core(one), core(other)) * PERCENT);
    }

    /// Which percentage of the words of two addresses is shared; null when one has no address.
    public static Integer sharedOfAddresses(String one, String other) {
        List<String> words = words(one);
        List<String> others = words(other);
        return words.isEmpty() || others.isEmpty() ? null : Integer.valueOf((int) Math.round(shared(words, others) * PERCENT));
    }

    /// The first word of a name that is not a legal form.
    static String firstWord(String name) {
        List<String> core = core(name);
        return core.isEmpty() ? "" : core.getFirst();
    }

    /// The words of a name without legal forms, in order; all words when there is nothing else.
    public static List<String> core(String name) {
        List<String> all = words(name);
        List<String> rest = all.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
        return rest.isEmpty() ? all : rest;
    }

    /// The shared words divided by all different words of both (Jaccard index).
    private static double shared(Collection<String> one, Collection<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(new HashSet<>(other));
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }

    private static List<String> joined(List<String> words) {
        List<String> result = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        for (String word : words) {
            if (word.length() == 1 && word.charAt(0) >= 'a' && word.charAt(0) <= 'z') {
                letters.append(word);
            } else {
                flush(letters, result);
                result.add(ONE_SPELLING.getOrDefault(word, word));
            }
        }
        flush(letters, result);
        return List.copyOf(result);
    }

    private static void flush(StringBuilder letters, List<String> result) {
        if (!letters.isEmpty()) {
            result.add(letters.toString());
            letters.setLength(0);
        }
    }

    @SafeVarargs
    private static String digest(String country, Collection<String>... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(country.getBytes(StandardCharsets.UTF_8));
            for (Collection<String> part : parts) {
                digest.update((byte) '\n');
                digest.update(String.join(" ", part).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
