package org.palermo.referral.redress;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The schemes of each law profile, read and checked at start.
@Startup
@ApplicationScoped
class Schemes {
    private final Map<String, List<Scheme>> byProfile = new HashMap<>();

    Schemes(ObjectMapper json, Countries countries) {
        countries.all().stream().map(Country::profile).distinct().forEach(profile -> byProfile.put(profile, read(json, profile)));
    }

    List<Scheme> of(Country country) {
        return byProfile.get(country.profile());
    }

    private static List<Scheme> read(ObjectMapper json, String profile) {
        String path = "palermo/profiles/schemes/" + profile + ".json";
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                return List.of();
            }
            List<Scheme> schemes = List.of(json.readValue(file, Scheme[].class));
            schemes.forEach(scheme -> check(scheme, path));
            return schemes;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " can't be read", e);
        }
    }

    private static void check(Scheme s, String path) {
        boolean sourced = s.source() != null && s.conditions().stream().allMatch(c -> c.source() != null)
                && s.demands().stream().allMatch(d -> d.source() != null);
        if (s.code() == null || !sourced) {
            throw new IllegalStateException(path + ": a scheme, each condition and each demand needs a source");
        }
    }
}
