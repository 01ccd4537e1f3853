package org.palermo.inspection.evidence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.upload.FinishedUploads;
import org.palermo.kernel.file.FileType;

/// Keeps an attachment of a visit as evidence.
///
/// @param finding the finding of this visit that the evidence belongs to; left out, it is the one of the attachment, or the visit as a
///     whole
/// @param kind what it is
/// @param description what it shows, and who gave it; it is stored encrypted. It must say nothing about migration status
/// @param takenAt when it was taken or received, at most ten minutes in the future; left out when nobody knows
@Schema(examples = """
        {"kind":"PHOTOGRAPH","description":"The only door, locked from outside","takenAt":"2026-01-05T10:12:00Z"}""")
@RegisterForReflection
public record KeepAttachment(
        UUID finding,
        @NotNull EvidenceKind kind,
        @Size(max = 1000) @PlainText @NoMigrationStatus String description,
        Instant takenAt) {
    /// What the name of evidence must not have.
    private static final String NOT_IN_NAMES = "[/\\\\\\p{Cntrl}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]";

    /// The same as if the file were sent as evidence.
    AddEvidence of(FinishedUploads.Finished file, FileType type) {
        String name = file.name() == null ? "" : file.name().replaceAll(NOT_IN_NAMES, "_").strip();
        return new AddEvidence(finding, kind, type, name.isEmpty() ? "attachment" : name, description, takenAt, null, null);
    }

    @Override
    public String toString() {
        return "KeepAttachment";
    }
}
