package org.palermo.referral.htcds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// Rows that could not be taken, in the order of the file.
///
/// @param next behind which row the next page begins; null on the last one
@RegisterForReflection
public record RejectedRows(List<Rejected> items, @JsonInclude(JsonInclude.Include.NON_NULL) Integer next) {

    /// @param reason without what stood in it
    @RegisterForReflection
    public record Rejected(int row, String reason) {}
}
