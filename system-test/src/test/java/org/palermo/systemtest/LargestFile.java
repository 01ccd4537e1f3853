package org.palermo.systemtest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// An import file of the largest size that is used here, whose lines are accepted, each for another person or thing.
final class LargestFile {

    /// A service needs minutes to read a file of the full size.
    private static final int BYTES = Boolean.getBoolean("palermo.test.all") ? 8_000_000 : 50_000;

    private static final Map<String, String> LINES = Map.of(
            "/api/inspection/v1/organisations/imports", "{\"id\":\"%s\",\"name\":\"Inspectorate\",\"kind\":\"LABOUR_INSPECTORATE\",\"country\":\"ZZ\"}\n",
            "/api/shelter/v1/organisations/imports", "{\"id\":\"%s\",\"name\":\"House\",\"kind\":\"SHELTER_OPERATOR\",\"country\":\"ZZ\"}\n",
            "/api/nrm/v1/providers/imports", "{\"id\":\"%s\",\"name\":\"Provider\",\"kind\":\"NGO\",\"country\":\"ZZ\",\"regions\":[\"ZZ-S\"],\"firstResponder\":false,\"synthetic\":true}\n",
            "/api/shelter/v1/directory/imports", "{\"id\":\"%s\",\"name\":\"Greedy\",\"status\":\"active\"}\n",
            "/api/inspection/v1/workplaces/imports", "Greedy works,GB,%s\n");
    /// The service reads these lines and refuses each.
    private static final String ANY_LINE = "{\"id\":\"%s\"}\n";

    private LargestFile() {}

    static byte[] of(String path, String mediaType) {
        if (mediaType.equals("application/octet-stream")) {
            return new byte[BYTES];
        }
        var file = new StringBuilder(mediaType.equals("text/csv") ? "name,country,address\n" : "");
        while (file.length() < BYTES - 500) {
            file.append(LINES.getOrDefault(path, ANY_LINE).formatted(UUID.randomUUID()));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}
