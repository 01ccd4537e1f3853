package org.palermo.referral.casefile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.palermo.kernel.paging.Page;

/// Looks for the case files of a person. In a body, because what stands in an address stands in logs. With both, a file has
/// to fit both.
///
/// @param name whole words of her name, in any script and order
/// @param identifier a document, registration or telephone of hers
/// @param limit of the page, 50 when not said
@RegisterForReflection
public record SearchCases(
        @Size(min = 1, max = 400) String name, @Valid PersonIdentifier identifier, @Size(max = 200) String cursor,
        @Min(1) @Max(Page.MAX_LIMIT) Integer limit) {
    private static final int USUAL_LIMIT = 50;

    int pageSize() {
        return limit == null ? USUAL_LIMIT : limit;
    }
}
