package org.palermo.inspection.violation;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The law on violations by country and by day, read and checked once at the start. A country without a file of its own, or whose file
/// has no entry of a code on a day, has the international entry.
@Startup
@ApplicationScoped
public class ViolationCatalogue {
    /// The kind under which the files name the term of appeal against a penalty.
    static final String PENALTY = "PENALTY";
    private static final String FOLDER = "palermo/violations/";
    private static final String INTERNATIONAL = "international";
    private static final String WORDS = "words";

    private final CatalogueFile international;
    private final Map<String, CatalogueFile> national = new HashMap<>();
    /// Of a code, in other languages than those of the law: by code, then by language.
    private final Map<String, Map<String, String>> words;

    ViolationCatalogue(ObjectMapper json, Countries countries) {
        international = catalogue(json, INTERNATIONAL).orElseThrow(() -> missing(INTERNATIONAL));
        words = ViolationCatalogue.<Map<String, Map<String, String>>>read(json, WORDS,
                        json.constructType(new TypeReference<Map<String, Map<String, String>>>() {}))
                .orElseThrow(() -> missing(WORDS));
        CatalogueRules.check(international);
        for (Country country : countries.all()) {
            catalogue(json, country.code()).ifPresent(file -> {
                CatalogueRules.check(file);
                national.put(country.code(), file);
            });
        }
    }

    /// The words of a code in a language.
    ///
    /// @param text the words of the law, which count in English and where there are no others
    /// @param language BCP 47
    public String text(String code, String text, String language) {
        return words.getOrDefault(code, Map.of()).getOrDefault(language, text);
    }

    /// @param country ISO 3166-1 alpha-2
    /// @param day of the act
    public Optional<ListedViolation> find(String country, String code, LocalDate day) {
        return Stream.concat(own(country).map(e -> ListedViolation.of(e, true)),
                        international.violations().stream().map(e -> ListedViolation.of(e, false)))
                .filter(entry -> entry.code().equals(code) && counts(entry, day)).findFirst();
    }

    /// Each code that is in force on a day, by code.
    public List<ListedViolation> on(String country, LocalDate day) {
        Map<String, ListedViolation> byCode = new TreeMap<>();
        international.violations().stream().filter(e -> e.countsOn(day)).forEach(e -> byCode.put(e.code(), ListedViolation.of(e, false)));
        own(country).filter(e -> e.countsOn(day)).forEach(e -> byCode.put(e.code(), ListedViolation.of(e, true)));
        return List.copyOf(byCode.values());
    }

    /// Each entry for a country, by code and first day: also former law, and the international entries.
    public List<ListedViolation> of(String country) {
        return Stream.concat(own(country).map(e -> ListedViolation.of(e, true)),
                        international.violations().stream().map(e -> ListedViolation.of(e, false)))
                .sorted(Comparator.comparing(ListedViolation::code).thenComparing(ListedViolation::from)).toList();
    }

    /// Each code of any country once, with its words, by code.
    public List<ViolationCode> codes() {
        Map<String, ViolationCode> byCode = new TreeMap<>();
        Stream.concat(national.values().stream(), Stream.of(international)).flatMap(file -> file.violations().stream())
                .forEach(e -> byCode.put(e.code(), new ViolationCode(e.code(), e.text())));
        return List.copyOf(byCode.values());
    }

    /// The words of a code in a language; empty for a code that no country has.
    ///
    /// @param language BCP 47
    public Optional<String> words(String code, String language) {
        return codes().stream().filter(known -> known.code().equals(code)).findFirst().map(known -> text(code, known.text(), language));
    }

    /// A code that inspectors may choose.
    ///
    /// @param country ISO 3166-1 alpha-2; null for every country
    public record Choice(String code, String country) {}

    /// Each code with where it may be chosen, by code: what is law in every country, and what only some countries have.
    public List<Choice> choices() {
        Set<String> everywhere = international.violations().stream().map(CatalogueFile.Entry::code).collect(Collectors.toSet());
        return Stream.concat(everywhere.stream().map(code -> new Choice(code, null)), national.entrySet().stream()
                        .flatMap(file -> file.getValue().violations().stream().map(CatalogueFile.Entry::code).distinct()
                                .filter(code -> !everywhere.contains(code)).map(code -> new Choice(code, file.getKey()))))
                .sorted(Comparator.comparing(Choice::code).thenComparing(Choice::country, Comparator.nullsFirst(String::compareTo)))
                .toList();
    }

    /// The term of appeal against a directive that was served on a day.
    public AppealTerm appeal(String country, DirectiveKind kind, LocalDate served) {
        return appeal(country, kind.name(), served);
    }

    /// The term of appeal against a penalty that was served on a day.
    public AppealTerm appealAgainstPenalty(String country, LocalDate served) {
        return appeal(country, PENALTY, served);
    }

    private AppealTerm appeal(String country, String kind, LocalDate served) {
        CatalogueFile file = national.getOrDefault(country, international);
        return file.appeal(kind, served).or(() -> international.appeal(kind, served))
                .map(a -> new AppealTerm(a.days(), a.suspends(), a.statute(), a.read() != null))
                .orElseThrow(() -> new IllegalStateException("No term of appeal for " + kind));
    }

    private Stream<CatalogueFile.Entry> own(String country) {
        return national.containsKey(country) ? national.get(country).violations().stream() : Stream.empty();
    }

    private static boolean counts(ListedViolation entry, LocalDate day) {
        return !day.isBefore(entry.from()) && (entry.until() == null || day.isBefore(entry.until()));
    }

    private static IllegalStateException missing(String name) {
        return new IllegalStateException("There is no " + FOLDER + name + ".json");
    }

    private static Optional<CatalogueFile> catalogue(ObjectMapper json, String name) {
        return read(json, name, json.constructType(CatalogueFile.class));
    }

    private static <T> Optional<T> read(ObjectMapper json, String name, JavaType type) {
        String path = FOLDER + name + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            return file == null ? Optional.empty() : Optional.of(json.readValue(file, type));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
