package org.palermo.referral.document;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.file.FileType;

/// Announces a document, before its file is sent.
///
/// @param type of the file. `DOCX` is a document of Word without macros, `TEXT` is text in UTF-8
/// @param name of the file, without a folder; it is sealed
/// @param why it is added, for those who read the case later; it is sealed
@Schema(examples = """
        {"kind":"MEDICAL","type":"PDF","name":"report 2026-01-05.pdf","why":"Injuries on admission, for the compensation claim"}""")
@RegisterForReflection
public record AddDocument(
        @NotNull DocumentKind kind,
        @NotNull @Schema(enumeration = {"PDF", "JPEG", "PNG", "DOCX", "TEXT"}) FileType type,
        @NotBlank @Size(max = 200) @Pattern(regexp = "[^/\\\\\\p{Cntrl}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]{0,200}",
                message = "must not have slashes or control characters") String name,
        @NotBlank @Size(max = 500) String why) {}
