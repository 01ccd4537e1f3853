package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;

/// The limits of one night.
@RegisterForReflection
public record LimitsView(LocalDate night, int staffed, int hygieneLimit) {}
