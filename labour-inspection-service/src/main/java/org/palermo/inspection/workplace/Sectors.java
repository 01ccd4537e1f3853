package org.palermo.inspection.workplace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The sectors of the Open Supply Hub. Other text is kept as it is and marked as unknown.
@ApplicationScoped
public class Sectors {
    static final String UNSPECIFIED = "Unspecified";
    private static final String FILE = "palermo/open-supply-hub/sectors.json";

    private final Map<String, String> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Sectors(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE)) {
            for (JsonNode sector : json.readTree(file)) {
                known.put(sector.get("pk").asText(), sector.get("pk").asText());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /// @param name a sector of the list, or the given text
    /// @param known whether the sector is in the list
    public record Sector(String name, boolean known) {}

    /// Finds the sector of a text. Of several sectors in one text, the first known one counts. Without a text the sector is
    /// `Unspecified`.
    public Sector find(String text) {
        if (text == null || text.isBlank()) {
            return new Sector(UNSPECIFIED, true);
        }
        String whole = known.get(text.strip());
        if (whole != null) {
            return new Sector(whole, true);
        }
        for (String part : text.split("[|;,/]")) {
            String found = known.get(part.strip().toLowerCase(Locale.ROOT));
            if (found != null) {
                return new Sector(found, true);
            }
        }
        return new Sector(text.strip(), false);
    }
}
