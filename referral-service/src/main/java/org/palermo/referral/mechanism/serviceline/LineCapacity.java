package org.palermo.referral.mechanism.serviceline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// How long people wait for a service and how many more it can take, as its provider said last.
///
/// @param waitDays days that a person waits until her first appointment; left out when nobody said
/// @param freePlaces how many more people it can take; left out when nobody said
/// @param statedOn the day on which it was said, in the country of the line
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LineCapacity(Integer waitDays, Integer freePlaces, LocalDate statedOn) {

    /// @return null when nothing is said
    static LineCapacity of(Integer waitDays, Integer freePlaces, LocalDate statedOn) {
        return statedOn == null ? null : new LineCapacity(waitDays, freePlaces, statedOn);
    }
}
