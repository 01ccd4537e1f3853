package org.palermo.referral.casefile.letter;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.text.PageWords;

/// The templates of letters of each law profile, read and checked at start: `palermo/letters` has the words in six languages and the
/// paragraphs of each letter, `palermo/letters/<profile>` what differs for one law. A country can put files beside them: a directory
/// (`palermo.letters.directory`) with `<profile>/<language>.properties` and `<profile>/letters.properties`. A language of its own needs all
/// words.
@Startup
@ApplicationScoped
class LetterTemplates {
    static final List<String> SHIPPED = PageWords.LANGUAGES;
    private static final String ENGLISH = "en";
    private static final Set<String> NEUTRAL = Set.of("name", "date", "issuer", "contact");
    private static final Set<String> KNOWN = Set.of("name", "date", "issuer", "contact", "reference", "referenceAlone", "country",
            "decidedOn", "referredOn", "recoveryUntil", "recoveryLeast", "protectedUntil", "nextBy", "reconsiderUntil", "who", "whoAnyTime",
            "reasons", "certificate", "asked", "receivedOn", "dueOn", "answeredOn", "refusal", "answer", "extension", "supervisor",
            "supervisorContact", "countryAlone");

    private final Map<String, Templates> byProfile = new HashMap<>();
    private final RevealingWords saysWhy = new RevealingWords(LetterFiles.shipped("never").orElseThrow());

    /// @param letters the keys of the paragraphs of each letter
    /// @param languages by language, BCP 47
    private record Templates(Map<String, String> letters, Map<String, LetterLanguage> languages) {}

    @Inject
    LetterTemplates(Countries countries, @ConfigProperty(name = "palermo.letters.directory") Optional<Path> own) {
        this(countries.all().stream().map(Country::profile).distinct().toList(), own);
    }

    LetterTemplates(List<String> profiles, Optional<Path> own) {
        profiles.forEach(profile -> {
            Templates templates = read(profile, own.map(directory -> directory.resolve(profile)));
            check(profile, templates);
            byProfile.put(profile, templates);
        });
    }

    RevealingWords saysWhy() {
        return saysWhy;
    }

    /// BCP 47, in the order of the codes.
    Collection<String> languages(Country country) {
        return byProfile.get(country.profile()).languages().keySet();
    }

    /// @param asked BCP 47, or null
    /// @param hers the languages that the person reads, the preferred one first
    /// @return the requested language, else the first of hers that there is, else English
    LetterLanguage language(Country country, String asked, List<String> hers) {
        Map<String, LetterLanguage> languages = byProfile.get(country.profile()).languages();
        if (asked != null && !asked.isBlank()) {
            return found(languages, asked)
                    .orElseThrow(() -> Problems.invalid("language", "must be one of " + String.join(", ", languages.keySet())));
        }
        return hers.stream().flatMap(one -> found(languages, one).stream()).findFirst().orElse(languages.get(ENGLISH));
    }

    private static Optional<LetterLanguage> found(Map<String, LetterLanguage> languages, String tag) {
        return Optional.ofNullable(languages.getOrDefault(tag, languages.get(LetterLanguage.base(tag))));
    }

    /// @param letter as in the list of letters, such as `DECISION.CONCLUSIVE_GROUNDS.POSITIVE`
    LetterText write(Country country, LetterLanguage language, String letter, Map<String, String> values) {
        return LetterText.of(language.word(title(letter)), paragraphs(byProfile.get(country.profile()), letter)
                .flatMap(key -> language.filled(key, values).stream()).toList());
    }

    private static Stream<String> paragraphs(Templates templates, String letter) {
        return Stream.of(templates.letters().get(letter).split(",")).map(String::strip);
    }

    /// One title for all confirmations of status.
    private static String title(String letter) {
        return "title." + (letter.startsWith("STATUS.") ? "STATUS" : letter);
    }

    private static Templates read(String profile, Optional<Path> own) {
        Map<String, LetterLanguage> languages = new TreeMap<>();
        Set<String> tags = new TreeSet<>(SHIPPED);
        own.ifPresent(directory -> tags.addAll(LetterFiles.languagesIn(directory)));
        tags.forEach(tag -> languages.put(tag, new LetterLanguage(tag, LetterFiles.merged(tag, profile, own))));
        return new Templates(LetterFiles.merged(LetterFiles.LETTERS, profile, own), languages);
    }

    private void check(String profile, Templates templates) {
        templates.languages().values().forEach(language -> {
            String place = "Letters of " + profile + " in " + language.tag() + ": ";
            Set<String> words = templates.languages().get(ENGLISH).words().keySet();
            require(language.words().keySet().containsAll(words), place + "words are missing: "
                    + words.stream().filter(key -> !language.words().containsKey(key)).toList());
            require(language.hasMonths(), place + "months must name twelve months, with commas between");
            templates.letters().forEach((letter, keys) -> check(place + letter + ": ", language, letter, paragraphs(templates, letter)
                    .toList()));
        });
    }

    private void check(String place, LetterLanguage language, String letter, List<String> keys) {
        boolean neutral = Stream.of("DECISION.", "STATUS.", "RIGHTS.").noneMatch(letter::startsWith);
        Stream.concat(Stream.of(title(letter)), keys.stream()).forEach(key -> {
            String text = language.word(key);
            require(text != null, place + key + " is missing");
            Set<String> needs = LetterLanguage.requiredValues(text);
            require((neutral ? NEUTRAL : KNOWN).containsAll(needs),
                    place + key + " has a value that this letter does not have: " + needs);
            if (neutral) {
                saysWhy.inTemplate(text).ifPresent(word -> {
                    throw new IllegalStateException(place + key + " says why the letter is written: it has “" + word + "”");
                });
            }
        });
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalStateException(message);
        }
    }
}
