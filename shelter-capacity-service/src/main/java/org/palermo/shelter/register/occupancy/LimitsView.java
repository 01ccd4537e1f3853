package org.palermo.shelter.register.occupancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;

/// The limits of one night, and who last changed one of them.
///
/// @param night the day on which the night begins
/// @param staffed how many people the staff can look after
/// @param hygieneLimit how many people the health rules allow
/// @param recordedBy subject of the person who set them; null while they are as registered
/// @param recordedAt when it was recorded, in UTC; left out while they are as registered
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LimitsView(LocalDate night, int staffed, int hygieneLimit, String recordedBy, Instant recordedAt) {}
