package org.palermo.inspection.upload;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// The header `Upload-Metadata`: keys, each with a value in Base64. Read here are `visit`, `finding`, `filename` and `filetype`; other
/// keys are for the sender and are dropped.
final class UploadMetadata {
    static final String HEADER = "Upload-Metadata";
    private static final int LONGEST = 4_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TYPE = 100;

    private final Map<String, String> values = new HashMap<>();

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when it can't be read
    UploadMetadata(String header) {
        if (header == null || header.length() > LONGEST) {
            throw Problems.invalid(HEADER, "must name at least the visit, in at most 4,000 characters");
        }
        for (String pair : header.split(",", -1)) {
            String[] parts = pair.strip().split(" ", 2);
            if (values.put(parts[0], parts.length == 1 ? "" : decoded(parts[1])) != null) {
                throw Problems.invalid(HEADER, "must have each key once");
            }
        }
    }

    BeginUpload begin(long size) {
        UUID visit = id("visit");
        if (visit == null) {
            throw Problems.invalid(HEADER, "must name the visit: visit, a space, and its id in Base64");
        }
        return new BeginUpload(visit, id("finding"), size, text("filename", LONGEST_NAME), text("filetype", LONGEST_TYPE));
    }

    /// As it is told again to the sender.
    static String write(Upload upload, UploadParticulars told) {
        StringBuilder written = new StringBuilder("visit ").append(encoded(upload.knownVisit().toString()));
        add(written, "finding", upload.knownFinding() == null ? null : upload.knownFinding().toString());
        add(written, "filename", told.name());
        add(written, "filetype", told.type());
        return written.toString();
    }

    private static void add(StringBuilder written, String key, String value) {
        if (value != null) {
            written.append(',').append(key).append(' ').append(encoded(value));
        }
    }

    private static String encoded(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String value) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(Base64.getDecoder().decode(value.strip()))).toString();
        } catch (IllegalArgumentException | CharacterCodingException notBase64) {
            throw Problems.invalid(HEADER, "must have values in Base64 of UTF-8");
        }
    }

    private UUID id(String key) {
        String value = values.get(key);
        try {
            return value == null || value.isEmpty() ? null : UUID.fromString(value);
        } catch (IllegalArgumentException notAnId) {
            throw Problems.invalid(HEADER, "must name visit and finding by their ids");
        }
    }

    private String text(String key, int longest) {
        String value = values.get(key);
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            throw Problems.invalid(HEADER,
                    "must have a filename of at most 200 characters and a filetype of at most 100, without control characters");
        }
        return value;
    }
}
