package org.palermo.local;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What can be imported: where it goes, as what, and who may do it.
enum ImportKind {
    PROVIDERS("/api/nrm/v1/providers/imports", "application/x-ndjson", "administrator"),
    SHELTER_ORGANISATIONS("/api/shelter/v1/organisations/imports", "application/x-ndjson", "administrator"),
    INSPECTION_ORGANISATIONS("/api/inspection/v1/organisations/imports", "application/x-ndjson", "administrator"),
    SERVICE_LINES("/api/nrm/v1/service-lines/imports", "application/x-ndjson", "administrator"),
    CASES("/api/nrm/v1/cases/imports", "application/x-ndjson", "administrator"),
    SHELTERS("/api/shelter/v1/shelters/imports", "application/x-ndjson", "administrator"),
    WORKPLACES("/api/inspection/v1/workplaces/imports", "text/csv", "chief"),
    VISITS("/api/inspection/v1/visits/imports", "application/x-ndjson", "chief");

    final String path;
    final String contentType;
    final String account;

    ImportKind(String path, String contentType, String account) {
        this.path = path;
        this.contentType = contentType;
        this.account = account;
    }

    static ImportKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Failure("Unknown kind %s. There are: %s.".formatted(word, words())));
    }

    static String words() {
        return Arrays.stream(values()).map(ImportKind::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
