package org.palermo.systemtest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// A file in the format of its operation. A table or lines are of the largest size that is used here, and their lines are
/// accepted, each for another person or thing. XML, an archive or a workbook is as large as the service reads it.
final class LargestFile {

    static final String FORM = "multipart/form-data";
    private static final String XML = "application/xml";
    private static final String ARCHIVE = "application/zip";
    /// The formats of which a service reads a whole file or a part of it before its first row.
    static final Set<String> WHOLE = Set.of(XML, ARCHIVE, FORM, LargestWorkbook.TYPE);

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

    /// @param workplace the id of a workplace that a form is about
    static byte[] of(String path, String mediaType, String workplace) {
        return switch (mediaType) {
            case "application/octet-stream" -> new byte[BYTES];
            case XML -> LargestXml.goods();
            case FORM -> LargestXml.form(workplace, BYTES);
            case ARCHIVE -> path.contains("/directory/") ? LargestArchive.directory() : LargestArchive.shelters();
            case LargestWorkbook.TYPE -> LargestWorkbook.AT_ONCE.bytes();
            default -> lines(path, mediaType);
        };
    }

    private static byte[] lines(String path, String mediaType) {
        var file = new StringBuilder(mediaType.equals("text/csv") ? "name,country,address\n" : "");
        while (file.length() < BYTES - 500) {
            file.append(LINES.getOrDefault(path, ANY_LINE).formatted(UUID.randomUUID()));
        }
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }
}
