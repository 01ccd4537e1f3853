package org.palermo.inspection.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A whole file of a visit, as the API shows it.
///
/// @param visit as the inspectorate knows it, and so is `finding`
/// @param finding left out when the file belongs to the visit as a whole
/// @param name as the sender wrote it; left out when there is none
/// @param type the media type that the sender states; left out when there is none. Nobody has checked it
/// @param size in bytes
/// @param sha256 of the file as it was sent, in hexadecimal
/// @param addedBy subject of the inspector who sent it
/// @param addedAt when it was whole, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttachmentView(UUID id, UUID visit, UUID finding, String name, String type, long size, String sha256, String addedBy, Instant addedAt) {

    static AttachmentView of(Upload upload, UploadParticulars told) {
        return new AttachmentView(upload.id(), upload.knownVisit(), upload.knownFinding(), told.name(), told.type(), upload.size(), told.sha256(),
                upload.subject(), upload.keptAt());
    }
}
