package org.palermo.inspection.recruitment.complaint;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.palermo.inspection.text.NoMigrationStatus;
import org.palermo.inspection.text.PlainText;

/// Takes in a complaint about an agency. The person who takes it in can't read it again.
///
/// @param receivedOn the day on which it came in
/// @param channel how it came in
/// @param subjects what it is about
/// @param source who complains, or null when she does not say
/// @param contact how to reach her without danger, or null
/// @param words what she says, written by the person who takes it in; it must say nothing about migration status
@RegisterForReflection
public record FileAgencyComplaint(
        @NotNull LocalDate receivedOn, @NotNull AgencyComplaintChannel channel,
        @NotEmpty @Size(max = 8) List<@NotNull AgencyComplaintSubject> subjects, @Size(max = 300) @PlainText String source,
                @Size(max = 300) @PlainText @NoMigrationStatus String contact,
                        @NotBlank @Size(max = 4000) @PlainText @NoMigrationStatus String words) {

    /// Contains no personal data, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "FileAgencyComplaint";
    }
}
