package org.palermo.portal.words;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.palermo.portal.page.Language;

/// The countries (ISO 3166-1) and languages (BCP 47) that forms offer, each once, sorted by the reader's alphabet. Java names them,
/// except languages with a word of our own (`language.<tag>`): those that Java does not name, or by a name that their speakers don't use.
public final class CodeNames {
    /// Languages that ISO 639-1 has no code for. The victim records of IOM (HTCDS) name languages by three letters, so they have them.
    private static final List<String> MORE_LANGUAGES =
            List.of("bal", "bho", "bin", "ceb", "ckb", "efi", "fil", "hil", "hmn", "ibb", "ilo", "kok", "mai", "men", "mos", "pcm", "prs",
                    "rom", "shn", "tem", "tet", "tiv", "umb", "war", "yue");
    /// Codes that ISO 639 has withdrawn and that BCP 47 does not replace: Bihari and Moldovan. Most languages have no name for them.
    private static final List<String> WITHDRAWN = List.of("bh", "mo");

    private final Map<Language, List<CodeName>> countries = new ConcurrentHashMap<>();
    private final Map<Language, List<CodeName>> languages = new ConcurrentHashMap<>();
    private final Words words;

    CodeNames(Words words) {
        this.words = words;
    }

    public List<CodeName> countries(Language reader) {
        return countries.computeIfAbsent(reader, in -> sorted(Arrays.stream(Locale.getISOCountries()), this::country, in));
    }

    public List<CodeName> languages(Language reader) {
        return languages.computeIfAbsent(reader, in -> sorted(tags(), this::language, in));
    }

    /// The code when the country has no name.
    public String country(String code, Language reader) {
        return Locale.of("", code).getDisplayCountry(reader.locale());
    }

    /// The tag when the language has no name.
    public String language(String tag, Language reader) {
        return words.find(reader, "language." + tag).orElseGet(() -> Locale.forLanguageTag(tag).getDisplayName(reader.locale()));
    }

    /// Java lists the former codes of some languages beside those that replaced them, such as `iw` and `he`.
    private static Stream<String> tags() {
        return Stream.concat(Arrays.stream(Locale.getISOLanguages()).filter(code -> !WITHDRAWN.contains(code)), MORE_LANGUAGES.stream())
                .map(code -> Locale.forLanguageTag(code).toLanguageTag()).distinct();
    }

    private static List<CodeName> sorted(Stream<String> codes, BiFunction<String, Language, String> name, Language reader) {
        return codes.map(code -> new CodeName(code, name.apply(code, reader)))
                .sorted(Comparator.comparing(CodeName::name, Collator.getInstance(reader.locale()))).toList();
    }
}
