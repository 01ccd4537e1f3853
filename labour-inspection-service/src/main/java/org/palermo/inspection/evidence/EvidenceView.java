package org.palermo.inspection.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.file.ScanResult;

/// Evidence of a visit.
///
/// @param visit the id by which the inspectorate knows it; the same for `finding`
/// @param finding left out when it belongs to the visit as a whole
/// @param kind what it is
/// @param type of the file
/// @param state whether its file is here
/// @param name of the file; left out when it was removed
/// @param description what it shows; left out when nothing was said, and when it was removed
/// @param takenAt when it was taken or received, in UTC; left out when it is not known, and when it was removed
/// @param latitude where it was taken; left out when it is not known, and when it was removed
/// @param longitude where it was taken; left out when it is not known, and when it was removed
/// @param size in bytes; left out until the file has arrived
/// @param sha256 of the file, in hexadecimal; left out until the file has arrived, and when it was removed
/// @param shown whether `…/picture` gives a copy to show
/// @param shownSha256 of this copy, in hexadecimal; left out when there is none
/// @param scanned what the virus scanner found: `NOT_CONFIGURED` when there is none; left out until the file has arrived
/// @param addedBy the person who added it, the subject of their tokens
/// @param addedAt when it was announced, in UTC
/// @param keptAt when the file had arrived, in UTC; left out until then
/// @param removedFor the reason of the removal; left out unless the evidence was removed
/// @param removedBy the person who removed it, the subject of their tokens; left out unless the evidence was removed, and when the
///     retention removed it
/// @param removedAt when it was removed, in UTC; left out unless the evidence was removed
/// @param attachment the file of the visit from which it was made; left out when its file was sent as evidence
/// @param custody the chain of custody, oldest first; left out in lists
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceView(UUID id, UUID visit, UUID finding, EvidenceKind kind, FileType type, EvidenceState state, String name,
        String description, Instant takenAt, BigDecimal latitude, BigDecimal longitude, Long size, String sha256, boolean shown,
        String shownSha256, ScanResult scanned, String addedBy, Instant addedAt, Instant keptAt, RemovalReason removedFor, String removedBy,
        Instant removedAt, UUID attachment, List<CustodyView> custody) {

    /// An entry of the chain of custody: who had the evidence.
    ///
    /// @param step what happened
    /// @param purpose to whom it went or from whom it came back; left out for the other steps
    /// @param who the person and the organisation; left out for the other steps, and when the evidence was removed
    /// @param note a reference or a receipt; left out when there is none, and when the evidence was removed
    /// @param sha256 of the file at that time, in hexadecimal; left out until the file has arrived, and when the evidence was removed
    /// @param at when it happened, in UTC
    /// @param recordedBy the person who recorded it, the subject of their tokens
    /// @param recordedAt when it was recorded, in UTC
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EvidenceCustodyView")
    public record CustodyView(CustodyStep step, CustodyPurpose purpose, String who, String note, String sha256, Instant at,
            String recordedBy, Instant recordedAt) {}

    EvidenceView with(List<CustodyView> chain) {
        return new EvidenceView(id, visit, finding, kind, type, state, name, description, takenAt, latitude, longitude, size, sha256, shown,
                shownSha256, scanned, addedBy, addedAt, keptAt, removedFor, removedBy, removedAt, attachment, chain);
    }
}
