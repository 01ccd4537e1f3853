package org.palermo.inspection.isic;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/// The classification, read once at startup in the order of its publication: each entry stands below the one that it belongs to.
@Startup
@ApplicationScoped
public class Isic {
    private static final String FILE = "palermo/isic/isic4.csv";
    private static final List<IsicLevel> BY_LENGTH = List.of(IsicLevel.SECTION, IsicLevel.DIVISION, IsicLevel.GROUP, IsicLevel.CLASS);

    private final Map<String, IsicActivity> all = new LinkedHashMap<>();

    Isic() {
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader file = new InputStreamReader(
                        Thread.currentThread().getContextClassLoader().getResourceAsStream(FILE), StandardCharsets.UTF_8);
                var rows = format.parse(file)) {
            String section = null;
            for (CSVRecord row : rows) {
                String code = row.get("Code").strip();
                IsicLevel level = BY_LENGTH.get(code.length() - 1);
                section = level == IsicLevel.SECTION ? code : section;
                String within = switch (level) {
                    case SECTION -> null;
                    case DIVISION -> section;
                    case GROUP, CLASS -> code.substring(0, code.length() - 1);
                };
                all.put(code, new IsicActivity(code, level, row.get("Description").strip(), within));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " can't be read", e);
        }
    }

    /// @param code in capitals; or null
    public Optional<IsicActivity> find(String code) {
        return Optional.ofNullable(code).map(all::get);
    }

    /// @param level only entries of this level, or null
    /// @param within only entries right below this code, or null
    /// @param words a part of the code or of the title, upper or lower case; or null
    public List<IsicActivity> find(IsicLevel level, String within, String words) {
        String part = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        return all.values().stream()
                .filter(a -> level == null || a.level() == level)
                .filter(a -> within == null || within.equals(a.within()))
                .filter(a -> a.title().toLowerCase(Locale.ROOT).contains(part) || a.code().toLowerCase(Locale.ROOT).startsWith(part))
                .toList();
    }
}
