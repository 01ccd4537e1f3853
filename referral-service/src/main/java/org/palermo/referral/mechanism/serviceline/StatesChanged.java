package org.palermo.referral.mechanism.serviceline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;

/// The result for each line, in the order of the request.
@RegisterForReflection
public record StatesChanged(int changed, int refused, List<Line> lines) {

    /// @param version the new version; absent when the change was refused
    @RegisterForReflection
    public record Line(UUID id, LineOutcome outcome, @JsonInclude(JsonInclude.Include.NON_NULL) Integer version) {}

    static StatesChanged of(List<Line> lines) {
        int changed = (int) lines.stream().filter(line -> line.outcome() == LineOutcome.CHANGED).count();
        return new StatesChanged(changed, lines.size() - changed, lines);
    }
}
