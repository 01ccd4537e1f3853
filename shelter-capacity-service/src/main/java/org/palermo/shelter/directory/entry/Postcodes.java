package org.palermo.shelter.directory.entry;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// Finds the regions in which a postal code may lie. No finer, because a confidential shelter must be found by its area only.
@ApplicationScoped
public class Postcodes {
    private final Map<String, List<String>> regions = new HashMap<>();

    Postcodes(ObjectMapper json, Countries countries) {
        countries.all().forEach(country -> read(json, country));
    }

    /// In capitals without spaces, for comparison; null when there is no code.
    public static String plain(String postcode) {
        return postcode == null || postcode.isBlank() ? null : postcode.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }

    /// @param plain see {@link #plain}
    public List<String> regionsOf(String plain) {
        for (int length = plain.length(); length > 0; length--) {
            List<String> found = regions.get(plain.substring(0, length));
            // Compares all letters of a postal area: `E` is not the area of `EH1`.
            if (found != null && (length == plain.length() || !Character.isLetter(plain.charAt(length)))) {
                return found;
            }
        }
        return List.of();
    }

    private void read(ObjectMapper json, Country country) {
        String path = "palermo/postcodes/" + country.code().toLowerCase(Locale.ROOT) + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                return;
            }
            Map<String, List<String>> byRegion = json.readValue(file, new TypeReference<>() {});
            byRegion.forEach((region, beginnings) ->
                    beginnings.forEach(b -> regions.computeIfAbsent(b, none -> new ArrayList<>()).add(region)));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }
}
