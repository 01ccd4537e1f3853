package org.palermo.inspection.recruitment.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A complaint about an agency, for the chief inspector.
///
/// @param id the id of the complaint
/// @param recruitmentAgency about which agency
/// @param agencyName the name of that agency
/// @param receivedOn the day on which it came in
/// @param channel how it came in
/// @param subjects what it is about
/// @param source who complains; left out in lists, when she did not say, and once erased
/// @param contact how to reach her without danger; left out like the source
/// @param words what she says; left out in lists and once erased
/// @param recordedAt when it was taken in, in UTC
/// @param outcome how it ended; left out while it is open
/// @param closedAt when it ended, in UTC; left out while it is open
/// @param erased true once its words were erased; otherwise left out
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgencyComplaintView(
        UUID id, UUID recruitmentAgency, String agencyName, LocalDate receivedOn, AgencyComplaintChannel channel,
        List<AgencyComplaintSubject> subjects, String source, String contact, String words, Instant recordedAt,
        AgencyComplaintOutcome outcome, Instant closedAt, Boolean erased) {}
