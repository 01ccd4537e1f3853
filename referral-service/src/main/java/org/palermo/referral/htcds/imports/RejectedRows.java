package org.palermo.referral.htcds.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Rejected rows, in the order of the file.
///
/// @param next the row after which the next page begins; null on the last page
@RegisterForReflection
public record RejectedRows(List<Rejected> items, @JsonInclude(JsonInclude.Include.NON_NULL) Integer next) {

    /// @param row the number of the row in the file, from 1
    /// @param reason why, without the content of the row
    @RegisterForReflection
    @Schema(name = "RejectedRow")
    public record Rejected(int row, String reason) {}
}
