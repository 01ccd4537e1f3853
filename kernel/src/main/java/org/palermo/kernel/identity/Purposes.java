package org.palermo.kernel.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;

/// The stated purpose of a read or a write: `X-Purpose: SUPPORT` or `X-Purpose: PROCEEDINGS; T-2026-113`. The codes are
/// those of the laws of the configured countries (`palermo/purposes.json`: a profile's codes, each with its article).
/// Nobody must state one, because a mandatory purpose would be stated falsely.
///
/// A file number may follow the semicolon: one of our references, or letters and digits with at least as many digits as
/// letters. It stays in the audit for ever, so it must have no room for a name or a sentence.
@ApplicationScoped
public class Purposes {
    public static final String HEADER = "X-Purpose";
    private static final Pattern STATED = Pattern.compile("([A-Z_]{1,40})(?:\\s*+;\\s*+(.*))?");
    private static final Pattern FILE_NUMBER = Pattern.compile("(?=.{1,40}$)[A-Za-z0-9]{1,40}(?:[-./][A-Za-z0-9]{1,40}){0,20}");
    /// Eight random characters and the check character, in groups of four.
    private static final int SHORTEST_OURS = "7ZPK-3M0Q-R".length();
    private static final TypeReference<Map<String, Map<String, String>>> BY_PROFILE = new TypeReference<>() {};

    private final Set<String> codes = new HashSet<>();

    Purposes() {}

    @Inject
    Purposes(ObjectMapper json, Countries countries) {
        Map<String, Map<String, String>> all = read(json);
        countries.all().stream()
                .map(Country::profile).distinct()
                .forEach(profile -> codes.addAll(all.getOrDefault(profile, Map.of()).keySet()));
    }

    /// A stated purpose.
    record Stated(String code, String reference) {}

    /// @return a purpose without a code when none was sent
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it is not one of the codes
    Stated parse(String sent) {
        if (sent == null) {
            return new Stated(null, null);
        }
        Matcher stated = STATED.matcher(sent.strip());
        if (!stated.matches() || !codes.contains(stated.group(1))) {
            throw Problems.invalid(HEADER,
                    "must be one of " + String.join(", ", new TreeSet<>(codes)) + ", and may have a reference after a semicolon");
        }
        if (stated.group(2) != null && !isReference(stated.group(2))) {
            throw Problems.invalid(HEADER, "must have a reference of ours or a number of a file: at most 40 letters, figures, "
                    + "hyphens, dots and slashes, no spaces, and no more letters than figures");
        }
        return new Stated(stated.group(1), stated.group(2));
    }

    static boolean isReference(String text) {
        long figures = text.chars().filter(c -> c >= '0' && c <= '9').count();
        long letters = text.chars().filter(Character::isLetter).count();
        return FILE_NUMBER.matcher(text).matches() && letters <= figures || isOurs(text);
    }

    /// One of our references exactly as we print it. It may have no digit at all. A name can be mistaken for one only
    /// when it is written in groups of four and happens to end with the right check character.
    private static boolean isOurs(String text) {
        return text.length() >= SHORTEST_OURS && text.length() <= 40 && text.equals(Reference.parse(text).orElse(null));
    }

    private static Map<String, Map<String, String>> read(ObjectMapper json) {
        try (InputStream file = Thread.currentThread().getContextClassLoader().getResourceAsStream("palermo/purposes.json")) {
            return json.readValue(file, BY_PROFILE);
        } catch (IOException e) {
            throw new UncheckedIOException("palermo/purposes.json can't be read", e);
        }
    }
}
