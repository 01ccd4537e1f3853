package org.palermo.local.imports;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.palermo.local.Failure;

/// The kinds of import: path, content type, and the account that may do it.
public enum ImportKind {
    PROVIDERS("/api/nrm/v1/providers/imports", "application/x-ndjson", "administrator"),
    SHELTER_ORGANISATIONS("/api/shelter/v1/organisations/imports", "application/x-ndjson", "administrator"),
    INSPECTION_ORGANISATIONS("/api/inspection/v1/organisations/imports", "application/x-ndjson", "administrator"),
    SERVICE_LINES("/api/nrm/v1/service-lines/imports", "application/x-ndjson", "administrator"),
    CASES("/api/nrm/v1/cases/imports", "application/x-ndjson", "administrator"),
    DIRECTORY("/api/shelter/v1/directory/imports", "application/x-ndjson", "administrator"),
    SHELTERS("/api/shelter/v1/shelters/imports", "application/x-ndjson", "administrator"),
    WORKPLACES("/api/inspection/v1/workplaces/imports", "text/csv", "chief"),
    VISITS("/api/inspection/v1/visits/imports", "application/x-ndjson", "chief"),
    SUPPLY_LINKS("/api/inspection/v1/supply-links/imports", "text/csv", "chief"),
    STATEMENTS_UK("/api/inspection/v1/statements/imports", "text/csv", "chief"),
    STATEMENTS_AU("/api/inspection/v1/statements/imports", "text/csv", "chief");

    private static final String ARCHIVE = "application/zip";
    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    final String path;
    final String contentType;
    final String account;

    ImportKind(String path, String contentType, String account) {
        this.path = path;
        this.contentType = contentType;
        this.account = account;
    }

    /// A directory may be JSON, NDJSON, one CSV table or a zip of them; shelters the same without JSON; workplaces a CSV
    /// table or a workbook. The file's name decides.
    String contentTypeOf(String file) {
        var ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (this == DIRECTORY && ending.equals("json")) {
            return "application/json";
        }
        if (this == WORKPLACES && ending.equals("xlsx")) {
            return WORKBOOK;
        }
        if (this != DIRECTORY && this != SHELTERS) {
            return contentType;
        }
        return switch (ending) {
            case "csv" -> "text/csv";
            case "zip" -> ARCHIVE;
            default -> contentType;
        };
    }

    /// Whether the file is HUD's HMIS CSV set of shelters, which says neither where they are nor which organisation is
    /// responsible for them here.
    public boolean isSet(String file) {
        return this == SHELTERS && contentTypeOf(file).equals(ARCHIVE);
    }

    /// Parameters that the file itself does not contain.
    String query(String file) {
        var name = URLEncoder.encode(file, StandardCharsets.UTF_8);
        return switch (this) {
            case WORKPLACES -> "?list=" + name;
            case STATEMENTS_UK -> "?regime=UK&name=" + name;
            case STATEMENTS_AU -> "?regime=AU&name=" + name;
            case DIRECTORY -> "?table=" + name.replaceFirst("\\.csv$", "") + "&entity=" + entity(file);
            default -> "";
        };
    }

    /// From the names of the published files: `organization_list.json`, `services.ndjson`.
    private static String entity(String file) {
        return List.of("service_at_location", "organization", "taxonomy_term", "taxonom").stream().filter(file::startsWith).findFirst()
                .map(start -> start.equals("taxonom") ? "taxonomies" : start + "s").orElse("services");
    }

    public static ImportKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Failure("Unknown kind %s. There are: %s.".formatted(word, words())));
    }

    /// All kinds of import, as they are typed. `htcds` is imported in another way, in pieces.
    public static String words() {
        return Stream.concat(Arrays.stream(values()).map(ImportKind::word), Stream.of(CaseStandardImport.KIND)).sorted()
                .collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
