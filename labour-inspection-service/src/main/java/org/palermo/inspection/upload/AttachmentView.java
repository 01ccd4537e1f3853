package org.palermo.inspection.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// A whole file of a visit, as the API shows it.
///
/// @param visit the id by which the inspectorate knows it; the same for `finding`
/// @param finding left out when the file belongs to the visit as a whole
/// @param name as the sender wrote it; left out when there is none, and when the file was removed
/// @param type the media type that the sender states; left out when there is none, and when the file was
///     removed. Nobody has checked it
/// @param size in bytes
/// @param sha256 of the file as it was sent, in hexadecimal; left out when the file was removed
/// @param shown whether `…/picture` gives a copy to show
/// @param shownSha256 of this copy, in hexadecimal; left out when there is none
/// @param addedBy subject of the inspector who sent it
/// @param inspector the name under which her colleagues know her; left out for somebody who is not in the team
/// @param addedAt when it was complete, in UTC
/// @param evidence the evidence that was made from it; left out when there is none, or it was removed
/// @param afterConflict whether its sender had a conflict of interest with the workplace before all of it had arrived
/// @param removedFor the reason of the removal; left out unless the file was removed
/// @param removedBy the person who removed it, the subject of their tokens; left out unless the file was removed
/// @param removedAt when it was removed, in UTC; left out unless the file was removed
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AttachmentView(UUID id, UUID visit, UUID finding, String name, String type, long size, String sha256, boolean shown,
        String shownSha256, String addedBy, String inspector, Instant addedAt, UUID evidence, boolean afterConflict,
        AttachmentRemovalReason removedFor, String removedBy, Instant removedAt) {

    static AttachmentView of(Upload upload, UploadParticulars told) {
        return new AttachmentView(upload.id(), upload.knownVisit(), upload.knownFinding(), told.name(), told.type(), upload.size(),
                told.sha256(), told.picture() != null, told.shownSha256(), upload.subject(), upload.inspector(), upload.keptAt(),
                upload.evidence(), upload.afterConflict(), upload.removedFor(), upload.removedBy(), upload.removedAt());
    }

    /// A file that was removed: that there was one, and why it is gone.
    static AttachmentView removed(Upload upload) {
        return of(upload, UploadParticulars.NONE);
    }
}
