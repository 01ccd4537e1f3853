package org.palermo.referral.casefile.search;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.palermo.kernel.paging.Page;
import org.palermo.referral.casefile.person.PersonIdentifier;

/// Searches for the case files of a person. Sent in a body, because URLs end up in logs. A file must match every given criterion.
///
/// @param name whole words of the name, in any script and order
/// @param identifier a document, registration or telephone number of the person
/// @param reference the reference of the case; hyphens and case do not matter
/// @param certificate the reference of a certificate, even a replaced one; for the competent authority only
/// @param cursor the value of `next` of the page before, or
/// @param limit the page size, 50 when left out
@Schema(examples = """
        {"name":"Ana Example","limit":20}""")
@RegisterForReflection
public record SearchCases(
        @Size(min = 1, max = 400) String name, @Valid PersonIdentifier identifier,
        @Schema(examples = "QBE5-16CB-HA") @Size(max = 40) @Pattern(
                regexp = "[ -]{0,40}([0-9A-Za-z][ -]{0,40}){8,9}[0-9A-Za-z*~$=][ -]{0,40}") String reference,
        @Schema(examples = "7ZPK-3M0Q-5T1V-8XWE-2RGH-42") @Size(max = 60) @Pattern(
                regexp = "[ -]{0,60}([0-9A-Za-z][ -]{0,60}){20,21}[0-9A-Za-z*~$=][ -]{0,60}") String certificate,
        @Size(max = 200) String cursor,
        @Min(1) @Max(Page.MAX_LIMIT) Integer limit) {
    private static final int USUAL_LIMIT = 50;

    int pageSize() {
        return limit == null ? USUAL_LIMIT : limit;
    }
}
