package org.palermo.inspection.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.report.SuspectedVictim;
import org.palermo.inspection.visit.SentUnderId;

/// Reports another suspected victim of a finding.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or left out
/// @param indicators codes of the operational indicators that concern her; may be empty. DR06, VR02, VR12 and VD05, which tell her
///     migration status, neither count in her screening nor are kept with her report
/// @param victim who is reported
@RegisterForReflection
public record AddSuspectedVictim(
        // The hash of a request must be the same as in an earlier release, so an id that is left out is not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
        @NotNull @Size(max = 67) List<@NotNull String> indicators, @NotNull @Valid SuspectedVictim victim) implements SentUnderId {

    FoundPerson person() {
        return new FoundPerson(indicators, victim);
    }

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "AddSuspectedVictim";
    }
}
