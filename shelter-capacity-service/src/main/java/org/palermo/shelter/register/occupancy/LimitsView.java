package org.palermo.shelter.register.occupancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;

/// The limits of one night, and who last changed one of them.
///
/// @param recordedBy subject of the person who set them; null while they are as registered
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LimitsView(LocalDate night, int staffed, int hygieneLimit, String recordedBy, Instant recordedAt) {}
