package org.palermo.inspection.country;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.palermo.kernel.territory.Countries;

/// The countries of ISO 3166-1 and of this installation. A country is found by its alpha-2 or alpha-3 code, its name in English,
/// French, Spanish, German, Portuguese or Italian, or an alias of `palermo/country/aliases.csv`.
@ApplicationScoped
public class CountryCodes {
    private static final String ALIASES = "palermo/country/aliases.csv";
    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.FRENCH, Locale.of("es"), Locale.GERMAN, Locale.of("pt"), Locale.ITALIAN);

    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    CountryCodes(Countries held) {
        for (String code : Locale.getISOCountries()) {
            codes.put(code, code);
            codes.put(Locale.of("", code).getISO3Country(), code);
            names.put(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
        }
        held.all().forEach(country -> {
            codes.putIfAbsent(country.code(), country.code());
            codes.putIfAbsent(key(country.name()), country.code());
            names.putIfAbsent(country.code(), country.name());
        });
        aliases();
        for (Locale language : LANGUAGES) {
            for (String code : Locale.getISOCountries()) {
                codes.putIfAbsent(key(Locale.of("", code).getDisplayCountry(language)), code);
            }
        }
    }

    /// The alpha-2 code of a country that is written as a code or a name; empty when unknown.
    public Optional<String> find(String written) {
        return Optional.ofNullable(codes.get(key(written)));
    }

    /// Whether this is an alpha-2 code in capitals.
    public boolean isCode(String code) {
        return names.containsKey(code);
    }

    /// The name of an alpha-2 code, in English; null when unknown.
    public String name(String code) {
        return names.get(code);
    }

    /// Letters only, in capitals, without accents: `Côte d'Ivoire` and `COTE DIVOIRE` are equal. Only the accents of European scripts
    /// are removed; marks of other scripts count as letters.
    private static String key(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFKD)
                .replaceAll("[\\u0300-\\u036f]", "")
                .replaceAll("[^\\p{L}\\p{M}]", "")
                .toUpperCase(Locale.ROOT);
    }

    private void aliases() {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader file = new InputStreamReader(
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(ALIASES), StandardCharsets.UTF_8);
                var rows = format.parse(file)) {
            for (CSVRecord row : rows) {
                codes.putIfAbsent(key(row.get("name")), row.get("code"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(ALIASES + " can't be read", e);
        }
    }
}
