package org.palermo.referral.name;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words of a name, normalised so that the usual spellings of one name match: `Trần` and `TRAN`, `Наталья`, `Natalya` and `Natalia`,
/// `محمد` and both `Mohammed` and `Muhammad`, `王小明` and `Wang Xiaoming`. A name is found by whole words, in any order, by equality of their
/// forms and by nothing else.
///
/// Limits: the beginning of a word finds nothing. Names that sound alike but are spelled differently in Latin letters do not match
/// (`Mohammed` and `Muhammad`, `Meyer` and `Maier`, `Müller` and `Mueller`). Of several romanisations of a script, one is used: pinyin for
/// Chinese; for Cyrillic the Russian one, unless a letter is Ukrainian: `Ганна` is `Ganna`. A Chinese full name written as one word is
/// split after its first character; a two-character family name is not recognised.
public final class NameTokens {
    private static final int MOST_WORDS = 16;
    private static final int MOST_ASKED = 8;
    private static final Pattern JOINED = Pattern.compile("['’ʼ`´\\p{Cf}]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Set<String> ARTICLES = Set.of("al", "el", "ul");

    private NameTokens() {}

    /// Every form under which a name is found. Empty when it contains no word.
    public static Set<String> of(String... names) {
        Set<String> forms = new LinkedHashSet<>();
        words(names).stream().limit(MOST_WORDS).forEach(word -> forms.addAll(forms(word)));
        return forms;
    }

    /// The forms to search for: for each word of the name, one of its forms must match.
    public static List<Set<String>> asked(String name) {
        return words(name).stream().flatMap(word -> askedParts(word).stream())
                .limit(MOST_ASKED).map(NameTokens::alternatives).distinct().toList();
    }

    /// One loose form for each word, the same in every script. Used to compare people with the same date of birth.
    public static Set<String> loose(String... names) {
        return words(names).stream().flatMap(word -> askedParts(word).stream()).limit(MOST_ASKED).map(word -> {
            String skeleton = skeleton(Romanised.of(word));
            return skeleton.length() < 2 ? fold(Romanised.of(word)) : skeleton;
        }).filter(form -> !form.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> forms(String word) {
        String latin = Romanised.of(word);
        Set<String> forms = new LinkedHashSet<>();
        if (Romanised.isAbjad(word)) {
            forms.add(unvowelled(latin));
            return forms;
        }
        forms.add(fold(latin));
        if (Romanised.isSyllabic(word) && length(word) > 1) {
            forms.add(fold(Romanised.of(first(word))));
            forms.add(fold(Romanised.of(rest(word))));
        }
        forms.add(vowelled(latin));
        return forms;
    }

    /// A word with vowels matches words with the same form, and vowelless words with the same consonants. A vowelless word matches every
    /// word with the same consonants.
    private static Set<String> alternatives(String word) {
        String latin = Romanised.of(word);
        return Set.of(Romanised.isAbjad(word) ? vowelled(latin) : fold(latin), unvowelled(latin));
    }

    private static List<String> askedParts(String word) {
        return Romanised.isSyllabic(word) && length(word) > 2 ? List.of(first(word), rest(word)) : List.of(word);
    }

    private static List<String> words(String... names) {
        List<String> words = new ArrayList<>();
        for (String name : names) {
            if (name != null) {
                String plain = JOINED.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
                Arrays.stream(BETWEEN.split(plain)).filter(word -> !word.isEmpty() && !Romanised.of(word).isEmpty()).forEach(words::add);
            }
        }
        List<String> telling = words.stream().filter(word -> !ARTICLES.contains(Romanised.of(word))).toList();
        return telling.isEmpty() ? words : telling;
    }

    /// Unifies what romanisations of one name spell differently: y or i, x or ks, doubled letters, Ye- or E-.
    static String fold(String latin) {
        return single(latin.replace('y', 'i').replace("x", "ks")).replaceFirst("^ie", "e");
    }

    /// The consonants that all spellings of the name share.
    static String skeleton(String latin) {
        return single(latin.replaceAll("[aeiouyw]", "").replace('q', 'k')).replaceFirst("(?<=.)h$", "");
    }

    private static String vowelled(String latin) {
        return "s:" + skeleton(latin);
    }

    private static String unvowelled(String latin) {
        String skeleton = skeleton(latin);
        return skeleton.isEmpty() ? "a:" + fold(latin) : "a:" + skeleton;
    }

    private static String single(String latin) {
        return latin.replaceAll("(.)\\1+", "$1");
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }

    private static String first(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1));
    }

    private static String rest(String word) {
        return word.substring(word.offsetByCodePoints(0, 1));
    }
}
