package org.palermo.referral.htcds.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.referral.htcds.file.FileFormat;

/// The progress of an import.
///
/// @param state how far the import is
/// @param format the format of the file
/// @param sender the organisation that imports
/// @param size the size of the file in bytes
/// @param received the bytes received so far: the offset of the next piece
/// @param lastRow the last row of the file that was processed
/// @param read the processed rows; the sum of the next four
/// @param imported how many rows were imported
/// @param matched rows for which a case file already existed
/// @param notified adults without consent: counted, and nothing of their identity kept
/// @param rejected how many rows were rejected
/// @param failure why nothing after the last row could be read, or null
/// @param createdAt when it was created, in UTC
/// @param changedAt when it last changed, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportView(
        UUID id, ImportState state, FileFormat format, String region, UUID sender, long size, long received, int lastRow,
        int read, int imported, int matched, int notified, int rejected, String failure, Instant createdAt, Instant changedAt) {}
