package org.palermo.referral.mechanism.serviceline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The result for each line, in the order of the request.
///
/// @param changed how many were changed
/// @param refused how many were refused
/// @param lines one for each service line of the request
@RegisterForReflection
@Schema(name = "ServiceLineStatesChanged")
public record StatesChanged(int changed, int refused, List<Line> lines) {

    /// @param outcome whether its state was changed, and if not, why
    /// @param version the new version; left out when the change was refused
    @RegisterForReflection
    @Schema(name = "ServiceLineChanged")
    public record Line(UUID id, LineOutcome outcome, @JsonInclude(JsonInclude.Include.NON_NULL) Integer version) {}

    static StatesChanged of(List<Line> lines) {
        int changed = (int) lines.stream().filter(line -> line.outcome() == LineOutcome.CHANGED).count();
        return new StatesChanged(changed, lines.size() - changed, lines);
    }
}
