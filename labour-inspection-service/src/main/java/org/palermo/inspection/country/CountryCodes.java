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

/// ISO 3166-1 codes and the names under which lists know them: both codes, names in the languages of most lists, the
/// aliases of `palermo/country/aliases.csv`, and the countries that this deployment holds.
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

    /// The alpha-2 code of a country that somebody wrote in some way, or empty.
    public Optional<String> find(String written) {
        return Optional.ofNullable(codes.get(key(written)));
    }

    /// True for an alpha-2 code in its own form.
    public boolean isCode(String code) {
        return names.containsKey(code);
    }

    /// The English name of a code.
    public String name(String code) {
        return names.get(code);
    }

    /// Letters only, without accents, upper case: `Côte d'Ivoire` and `COTE DIVOIRE` are one. Only the accents of
    /// European scripts go; marks of other scripts are letters of their own.
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
