package org.palermo.kernel.oversight;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// A day on which a person's accesses are unusual.
///
/// @param day in the country's time
/// @param person the subject of the account
/// @param agency the organisation for which the person acted last
/// @param reasons why it is unusual, at least one
/// @param records how many different records the person opened
/// @param atNight how many of them at night, in the country's time
/// @param foreign on how many of them nobody of the organisation had done anything but read
/// @param breakGlass how many of them under a break-glass access
/// @param inAnHour the most of them within one hour of the clock
/// @param firstAt the first access of the day, in UTC
/// @param lastAt the last access of the day, in UTC
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnusualAccessView(
        LocalDate day, String person, UUID agency, List<UnusualReason> reasons, long records, long atNight, long foreign, long breakGlass,
        long inAnHour, Instant firstAt, Instant lastAt) {}
