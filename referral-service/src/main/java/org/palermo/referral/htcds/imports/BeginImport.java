package org.palermo.referral.htcds.imports;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.referral.htcds.file.FileFormat;

/// Begins the import of a file.
///
/// @param format the format of the file
/// @param region the region for persons whose row gives none, ISO 3166-2 or a code below it
/// @param sender the organisation whose cases they are; your own when left out. Only a competent authority may name another
/// @param size the size of the file in bytes
/// @param sha256 hash of the whole file, in hexadecimal: the same file again is the same import
@Schema(examples = """
        {"format":"CSV","region":"GB-ENG-LDN","size":48213,
        "sha256":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}""")
@RegisterForReflection
public record BeginImport(
        @NotNull FileFormat format,
        @NotNull @Pattern(regexp = "[A-Z]{2}-[A-Z0-9-]{1,12}") String region,
        UUID sender,
        @NotNull @Min(1) @Max(LARGEST) Long size,
        @NotNull @Pattern(regexp = "[0-9a-fA-F]{64}") String sha256) {
    /// Half a gibibyte; 100,000 instances of the form take a quarter of a gibibyte.
    static final long LARGEST = 512L << 20;
}
