package org.palermo.kernel.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How the figures of an answer were controlled; an answer without it has exact figures. It reveals nothing that can't be
/// counted in the answer itself.
@RegisterForReflection
@Schema(description = "How the figures of this answer were controlled, for who may not read every record behind them: a figure that is null is "
        + "suppressed, because it is smaller than k or because a smaller one could be computed from it. Absent when the figures are exact.")
public record StatisticsControl(
        @Schema(description = "The smallest number of people that shows") int k,
        @Schema(description = "Whether it shows that there was nobody") boolean zerosShow,
        @Schema(description = "Figures are rounded to multiples of it; null when they are not") @JsonInclude Integer rounding,
        @Schema(description = "The period that the figures stand for; they are the same until it ends, or until the next one ends where the last day that is counted is named") String period,
        @Schema(description = "The last day that is counted, where figures are of everything until then") LocalDate countedUntil,
        @Schema(description = "When they were counted") Instant takenAt,
        @Schema(description = "Figures of this answer that went through control") int figures,
        @Schema(description = "How many of them are suppressed") int suppressed) {}
