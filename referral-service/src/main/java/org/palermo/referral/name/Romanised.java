package org.palermo.referral.name;

import com.ibm.icu.text.Transliterator;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Pattern;

/// A word in Latin letters without accents, in lower case. Cyrillic uses the romanisation of passports and newspapers (BGN/PCGN), because
/// ICU's own loses the h of Наташа; all other scripts use ICU's rules.
///
/// ICU loads its rules at the first use (0.4 s, 5 MB of heap on a JVM; another 1 to 2 MB with the first Han or Thai name). A native image
/// includes the resources that transliteration reads, and the two classes that it creates by name.
@RegisterForReflection(classNames = {"com.ibm.icu.text.NullTransliterator", "com.ibm.icu.text.BreakIteratorFactory"})
final class Romanised {
    private static final Set<UnicodeScript> ABJADS = Set.of(UnicodeScript.ARABIC, UnicodeScript.HEBREW, UnicodeScript.SYRIAC);
    private static final Set<UnicodeScript> SYLLABLES = Set.of(UnicodeScript.HAN, UnicodeScript.HANGUL);
    private static final Pattern UKRAINIAN = Pattern.compile("[іїєґІЇЄҐ]");
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9]");
    /// Removed: vowel signs, the lengthening stroke, the ending that is pronounced -a, and the article before a name with at least three
    /// more letters.
    private static final Pattern UNHEARD = Pattern.compile("[\\u064B-\\u0652\\u0670\\u0640\\u0629]|^\\u0627\\u0644(?=.{3})");

    private Romanised() {}

    static String of(String word) {
        return NO_LETTER.matcher(rules(word).transliterate(UNHEARD.matcher(word).replaceAll(""))).replaceAll("");
    }

    /// Whether the script omits short vowels.
    static boolean isAbjad(String word) {
        return ABJADS.contains(script(word));
    }

    /// Whether each character is a syllable and the family name comes first.
    static boolean isSyllabic(String word) {
        return word.codePoints().allMatch(c -> SYLLABLES.contains(UnicodeScript.of(c)));
    }

    private static Transliterator rules(String word) {
        return switch (script(word)) {
            case LATIN -> Rules.LATIN;
            case CYRILLIC -> UKRAINIAN.matcher(word).find() ? Rules.UKRAINIAN : Rules.CYRILLIC;
            default -> Rules.ANY;
        };
    }

    private static UnicodeScript script(String word) {
        return UnicodeScript.of(word.codePointAt(0));
    }

    /// Loaded with the first name.
    private static final class Rules {
        static final Transliterator LATIN = Transliterator.getInstance("Latin-ASCII; Lower");
        static final Transliterator CYRILLIC = Transliterator.getInstance("Russian-Latin/BGN; Any-Latin; Latin-ASCII; Lower");
        static final Transliterator UKRAINIAN = Transliterator.getInstance("Ukrainian-Latin/BGN; Any-Latin; Latin-ASCII; Lower");
        static final Transliterator ANY = Transliterator.getInstance("Any-Latin; Latin-ASCII; Lower");
    }
}
