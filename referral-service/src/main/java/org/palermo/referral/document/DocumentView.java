package org.palermo.referral.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.file.FileType;
import org.palermo.kernel.file.ScanResult;

/// A document on a case.
///
/// @param caseFile the id of the case file
/// @param name of the file; left out when the document was removed
/// @param why it was added; left out when the document was removed
/// @param size in bytes; left out until the file has come
/// @param sha256 of the file, in hexadecimal; left out until it has come, and when the document was removed
/// @param shown whether `…/picture` gives a copy to show
/// @param scanned what the virus scanner found: `NOT_CONFIGURED` when there is none; left out until the file has come
/// @param agency the organisation of the person who added it
/// @param addedBy the person who added it, the subject of their tokens
/// @param addedAt when it was announced, in UTC
/// @param keptAt when the file had come, in UTC; left out until then
/// @param removedFor the reason of the removal; left out unless the document was removed
/// @param removedBy the person who removed it, the subject of their tokens; left out unless the document was removed
/// @param removedAt when it was removed, in UTC; left out unless the document was removed
/// @param question the request for information that it answers; left out for a document of those who follow the case
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DocumentView(UUID id, UUID caseFile, DocumentKind kind, FileType type, DocumentState state, String name, String why,
        Long size, String sha256, boolean shown, ScanResult scanned, UUID agency, String addedBy, Instant addedAt, Instant keptAt,
        RemovalReason removedFor, String removedBy, Instant removedAt, UUID question) {}
