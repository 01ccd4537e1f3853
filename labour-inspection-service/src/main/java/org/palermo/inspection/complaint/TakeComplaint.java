package org.palermo.inspection.complaint;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// A complaint that somebody takes in. The words of the person who takes it in must say nothing about migration status.
///
/// @param channel how it came; `PAGE` is for the public page alone
/// @param country where the workplace is, ISO 3166-1 alpha-2
/// @param workplace the id of the workplace, when it is known
/// @param workplaceReference of the workplace, instead of its id, e.g. `W-7ZPK-3M0Q-VH`
/// @param place which workplace and where, in words; required without `workplace` and `workplaceReference`
/// @param what is complained about
/// @param from who complains; left out when she does not say
/// @param contact how she can be reached safely; left out when she does not want it
/// @param language of the complainant, BCP 47
@RegisterForReflection
public record TakeComplaint(
        @NotNull ComplaintChannel channel, @NotNull @Pattern(regexp = "[A-Z]{2}") String country, UUID workplace,
        @Size(max = 40) @PlainText String workplaceReference, @Size(max = 500) @PlainText @NoMigrationStatus String place,
        @NotBlank @Size(max = 4000) @PlainText @NoMigrationStatus String what, @Size(max = 200) @PlainText String from,
        @Size(max = 300) @PlainText @NoMigrationStatus String contact,
        @Pattern(regexp = "[a-z]{2,3}") String language) {

    /// Contains nothing of the complaint, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "TakeComplaint";
    }
}
