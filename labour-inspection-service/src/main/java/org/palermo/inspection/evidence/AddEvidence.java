package org.palermo.inspection.evidence;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.problem.Problems;

/// Announces evidence, before its file is sent.
///
/// @param finding the finding of this visit that it belongs to; left out when it belongs to the visit as a whole
/// @param kind what it is
/// @param type of the file. `DOCX` is a document of Word without macros, `TEXT` is text in UTF-8
/// @param name of the file, without a folder; it is stored encrypted. It must say nothing about migration status
/// @param description what it shows, and who gave it; it is stored encrypted. It must say nothing about migration status
/// @param takenAt when it was taken or received, at most ten minutes in the future; left out when nobody knows
/// @param latitude where it was taken, degrees, WGS 84; given together with `longitude` or not at all
/// @param longitude where it was taken, degrees, WGS 84
@Schema(examples = """
        {"kind":"PHOTOGRAPH","type":"JPEG","name":"dormitory.jpg","description":"The only door, locked from outside",\
        "takenAt":"2026-01-05T10:12:00Z"}""")
@RegisterForReflection
public record AddEvidence(
        UUID finding,
        @NotNull EvidenceKind kind,
        @NotNull FileType type,
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^/\\\\\\p{Cntrl}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]{0,200}",
                message = "must not have slashes or control characters") @NoMigrationStatus String name,
        @Size(max = 1000) @PlainText @NoMigrationStatus String description,
        Instant takenAt,
        @DecimalMin("-90") @DecimalMax("90") BigDecimal latitude,
        @DecimalMin("-180") @DecimalMax("180") BigDecimal longitude) {
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofMinutes(10);

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when only one coordinate is given, or the time is not possible
    void check(Instant now) {
        if ((latitude == null) != (longitude == null)) {
            throw Problems.invalid(latitude == null ? "latitude" : "longitude", "must be given together with the other coordinate");
        }
        requirePlausible("takenAt", takenAt, now);
    }

    static void requirePlausible(String field, Instant at, Instant now) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(now.plus(AHEAD)))) {
            throw Problems.invalid(field, "must be in the past, but not too long ago");
        }
    }

    @Override
    public String toString() {
        return "AddEvidence";
    }
}
