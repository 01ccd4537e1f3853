package org.palermo.kernel.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the figures of an answer were controlled; an answer without it has exact figures. It reveals nothing that can't be
/// counted in the answer itself.
@RegisterForReflection
@Schema(description = "How the figures of this answer are protected. A figure that is null is suppressed: it is smaller than k, or a "
        + "figure smaller than k could be computed from it. Where `zerosShow` is false, a zero is suppressed too. Left out when the "
        + "figures are exact.")
public record StatisticsControl(
        @Schema(description = "The smallest number of people that is shown") int k,
        @Schema(description = "Whether a zero is shown") boolean zerosShow,
        @Schema(description = "Figures are rounded to multiples of this; null when they are not rounded") @JsonInclude Integer rounding,
        @Schema(description = "The period of the figures, of several the latest. They do not change until it ends or, where "
                + "`countedUntil` is given, until the next period ends") String period,
        @Schema(description = "The last day that is counted, where the figures count everything until then; else null")
        LocalDate countedUntil,
        @Schema(description = "When the figures were counted") Instant takenAt,
        @Schema(description = "How many figures of this answer went through disclosure control") int figures,
        @Schema(description = "How many of them are suppressed") int suppressed) {}
