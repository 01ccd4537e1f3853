package org.palermo.portal.referral;

import io.quarkus.qute.TemplateExtension;
import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The names of the countries (ISO 3166-1) and languages (ISO 639-1), sorted by the reader's alphabet.
@TemplateExtension(namespace = "codes")
class CodeNames {
    private static final Map<Locale, List<CodeName>> COUNTRIES = new ConcurrentHashMap<>();
    private static final Map<Locale, List<CodeName>> LANGUAGES = new ConcurrentHashMap<>();

    private CodeNames() {}

    static List<CodeName> countries(Locale reader) {
        return COUNTRIES.computeIfAbsent(reader, in -> sorted(Arrays.stream(Locale.getISOCountries()), code -> country(code, in), in));
    }

    static List<CodeName> languages(Locale reader) {
        return LANGUAGES.computeIfAbsent(reader, in -> sorted(Arrays.stream(Locale.getISOLanguages()), tag -> language(tag, in), in));
    }

    static String country(String code, Locale reader) {
        return Locale.of("", code).getDisplayCountry(reader);
    }

    static String language(String tag, Locale reader) {
        return Locale.forLanguageTag(tag).getDisplayName(reader);
    }

    private static List<CodeName> sorted(Stream<String> codes, UnaryOperator<String> name, Locale reader) {
        return codes.map(code -> new CodeName(code, name.apply(code))).filter(named -> !named.name().equals(named.code()))
                .sorted(Comparator.comparing(CodeName::name, Collator.getInstance(reader))).toList();
    }
}
