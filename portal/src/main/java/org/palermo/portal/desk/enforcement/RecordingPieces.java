package org.palermo.portal.desk.enforcement;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.palermo.portal.api.ApiCalls;
import org.palermo.portal.api.ApiHeaders;
import org.palermo.portal.api.Operations;
import org.palermo.portal.desk.Purpose;

/// Hands a large recording on to labour inspection, piece by piece, as a phone sends it (tus 1.0). The service counts and bounds what
/// a person has begun, and deletes what nobody continues.
@Singleton
class RecordingPieces {
    /// Bytes of a recording.
    static final long MOST = 1L << 30;
    private static final String BEGIN = "beginUpload";

    private final ApiCalls calls;
    private final Operations operations;

    RecordingPieces(ApiCalls calls, Operations operations) {
        this.calls = calls;
        this.operations = operations;
    }

    boolean isOffered(SecurityIdentity person) {
        return operations.get(BEGIN).roles().stream().anyMatch(person::hasRole);
    }

    /// @param finding empty for the visit as a whole
    /// @param type the media type as the browser says it, or empty
    /// @return with the header `Location`
    Uni<ApiHeaders> begin(SecurityIdentity person, UUID visit, String finding, String name, String type, long size) {
        StringBuilder metadata = new StringBuilder("visit ").append(base64(visit.toString())).append(",filename ").append(base64(name));
        if (!finding.isEmpty()) {
            metadata.append(",finding ").append(base64(finding));
        }
        if (!type.isEmpty()) {
            metadata.append(",filetype ").append(base64(type));
        }
        return call(person, BEGIN, Map.of(), Map.of("Upload-Length", Long.toString(size), "Upload-Metadata", metadata.toString()), null);
    }

    /// @return with the header `Upload-Offset`, also of a piece
    Uni<ApiHeaders> offset(SecurityIdentity person, UUID upload) {
        return call(person, "getUploadOffset", of(upload), Map.of(), null);
    }

    Uni<ApiHeaders> piece(SecurityIdentity person, UUID upload, long at, byte[] bytes) {
        return call(person, "sendUploadPiece", of(upload), Map.of("Upload-Offset", Long.toString(at)), bytes);
    }

    Uni<ApiHeaders> end(SecurityIdentity person, UUID upload) {
        return call(person, "endUpload", of(upload), Map.of(), null);
    }

    private Uni<ApiHeaders> call(
            SecurityIdentity person, String operation, Map<String, String> path, Map<String, String> headers, byte[] body) {
        Map<String, String> tus = new HashMap<>(headers);
        tus.put("Tus-Resumable", "1.0.0");
        return calls.exchange(person, operations.get(operation), path, tus, body, Purpose.of(person, "INSPECTION"));
    }

    private static Map<String, String> of(UUID upload) {
        return Map.of("id", upload.toString());
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
