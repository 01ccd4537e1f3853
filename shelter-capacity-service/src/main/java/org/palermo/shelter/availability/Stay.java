package org.palermo.shelter.availability;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.palermo.shelter.register.Need;

/// Who needs what, from when, for how long.
///
/// @param from the first night, a date of the country's zone
@RegisterForReflection
public record Stay(LocalDate from, int nights, Party party, List<Need> needs) {}
