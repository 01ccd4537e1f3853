package org.palermo.inspection.wage.law;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of all countries, read and checked once at startup.
@Startup
@ApplicationScoped
public class WageLaws {
    private static final String DIRECTORY = "palermo/wages/";
    private static final String INDEX = DIRECTORY + "index.json";
    private static final int DIGEST = 12;

    private final Map<String, Edition> byCountry = new TreeMap<>();
    private final Edition international;

    public WageLaws(ObjectMapper json) {
        try {
            for (String country : json.readValue(bytes(INDEX), String[].class)) {
                byCountry.put(country, edition(json, DIRECTORY + country + ".json", country));
            }
            international = edition(json, DIRECTORY + "international.json", "*");
        } catch (IOException e) {
            throw new UncheckedIOException(DIRECTORY + " can't be read", e);
        }
    }

    /// The law and the edition in which it was read.
    ///
    /// @param name country, version and the beginning of the file's SHA-256, such as `GB 2026-11-29 1f2e3d4c5b6a`
    public record Edition(String name, WageLaw law) {}

    /// @param country ISO 3166-1 alpha-2
    /// @return the file of the country, or the rules of countries without a file
    public Edition of(String country) {
        return byCountry.getOrDefault(country, international);
    }

    /// @param country ISO 3166-1 alpha-2
    /// @return empty for a country without a file
    public Optional<Edition> ofCountry(String country) {
        return Optional.ofNullable(byCountry.get(country));
    }

    private static Edition edition(ObjectMapper json, String file, String country) throws IOException {
        byte[] bytes = bytes(file);
        WageLaw law = CheckedLaw.of(json.readValue(bytes, WageLaw.class), file, country);
        return new Edition(law.country() + " " + law.version() + " " + digest(bytes), law);
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + file);
            }
            return in.readAllBytes();
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
