package org.palermo.inspection.visit.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;
import org.palermo.inspection.visit.SentUnderId;

/// Records an interview with workers. It has no field for a name, so that nobody can find out who said something.
///
/// @param id chosen by the device, so that a request that is repeated on a bad network is recognised; or left out
/// @param workers how many workers spoke in this interview
/// @param alone whether nobody of the employer's side could hear it
/// @param language in which it was held, BCP 47
/// @param interpretation who interpreted
/// @param note what was said, without a name
@RegisterForReflection
public record AddInterview(
        // The hash of a request must be the same as in an earlier release, so an id that is left out is not part of it.
        @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
        @NotNull @Min(1) @Max(1000) Integer workers, @NotNull Boolean alone,
        @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?") String language,
        @NotNull Interpretation interpretation, @Size(max = 4000) @PlainText @NoMigrationStatus String note)
        implements SentUnderId {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "AddInterview";
    }
}
