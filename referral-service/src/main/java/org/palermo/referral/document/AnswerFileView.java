package org.palermo.referral.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.palermo.kernel.file.FileType;

/// A file of an answer, for the organisation that sends it. It says nothing of the case.
///
/// @param name of the file; left out when those who follow the case have removed it
/// @param size in bytes; left out until the file has come
/// @param sha256 of the file, in hexadecimal; left out until it has come, and when it was removed
/// @param addedAt when it was announced, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AnswerFileView(UUID id, DocumentKind kind, FileType type, DocumentState state, String name, Long size, String sha256,
        Instant addedAt) {

    static AnswerFileView of(DocumentView document) {
        return new AnswerFileView(document.id(), document.kind(), document.type(), document.state(), document.name(), document.size(),
                document.sha256(), document.addedAt());
    }
}
