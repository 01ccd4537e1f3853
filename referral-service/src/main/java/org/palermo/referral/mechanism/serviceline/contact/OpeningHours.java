package org.palermo.referral.mechanism.serviceline.contact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// When a service line is open each week, in the time zone of its country.
///
/// @param alwaysOpen day and night, every day; then there are no periods
/// @param periods when it is open each week; none may overlap
/// @param publicHolidays what is different on public holidays; left out when nothing was said
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record OpeningHours(
        boolean alwaysOpen, @Size(max = 28) List<@Valid @NotNull Period> periods, @Size(max = 300) String publicHolidays) {
    private static final int DAY = 24 * 60;

    public OpeningHours {
        periods = Objects.requireNonNullElse(periods, List.of());
    }

    /// @param day the day of the week on which the period begins
    /// @param opens as `HH:MM`
    /// @param closes as `HH:MM`; when it is before `opens`, on the next day
    @RegisterForReflection
    @Schema(name = "OpeningPeriod")
    public record Period(
            @NotNull DayOfWeek day, @NotNull @Pattern(regexp = TIME, message = "must be a time as HH:MM, from 00:00 to 23:59") String opens,
            @NotNull @Pattern(regexp = TIME, message = "must be a time as HH:MM, from 00:00 to 23:59") String closes) {
        private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

        /// Minutes from the beginning of the week.
        private int from() {
            return (day.getValue() - 1) * DAY + minutes(opens);
        }

        private int until() {
            return from() + Math.floorMod(minutes(closes) - minutes(opens), DAY);
        }

        private static int minutes(String time) {
            return Integer.parseInt(time.substring(0, 2)) * 60 + Integer.parseInt(time.substring(3));
        }
    }

    /// Whether a period begins before the one before it ends. The week begins again after Sunday.
    boolean overlaps() {
        List<Period> sorted = periods.stream().sorted(Comparator.comparingInt(Period::from)).toList();
        for (int i = 0; i < sorted.size(); i++) {
            boolean last = i == sorted.size() - 1;
            int next = last ? sorted.getFirst().from() + 7 * DAY : sorted.get(i + 1).from();
            if (next < sorted.get(i).until()) {
                return true;
            }
        }
        return false;
    }
}
