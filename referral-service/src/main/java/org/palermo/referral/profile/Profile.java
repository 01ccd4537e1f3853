package org.palermo.referral.profile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.palermo.kernel.statistics.StatisticsRule;
import org.palermo.kernel.territory.WorkingDays;

/// The law of a jurisdiction: its terms and thresholds, each with its source. A term that the law does not set is
/// null; it is counted and is never overdue.
///
/// @param moveProtection in which stages her stay is not ended against her will; null where nothing says so
/// @param removalStepDays how many days ahead a person is protected while a decision is still due
/// @param dueSoonDays working days before a term's end from which it is due soon
/// @param requiredCategories what a region needs to be fully operational
/// @param essentialCategories without which a region is not operational at all
/// @param serviceReferral how long a need that is referred to an organisation waits for its answer
/// @param transfer how long a case that is to go to another organisation waits for its answer
/// @param returnInterview by when somebody talks with her who was missing
/// @param read by term, the words of its source that were read, and where
/// @param unverified terms whose source could not be read when this was written: they stand as they are cited
/// @param statistics what may show of figures to who may not read every case file
@RegisterForReflection
public record Profile(
        String code,
        String name,
        AdultAge adultAge,
        ReasonableGrounds reasonableGrounds,
        Recovery recovery,
        ConclusiveGrounds conclusiveGrounds,
        Reconsideration reconsideration,
        Disqualification disqualification,
        MoveProtection moveProtection,
        int removalStepDays,
        int dueSoonDays,
        Set<ServiceCategory> requiredCategories,
        Set<ServiceCategory> essentialCategories,
        StatisticsRule statistics,
        BreakGlass breakGlass,
        RemovalQuestions removalQuestions,
        Answer serviceReferral,
        Answer transfer,
        ReturnInterview returnInterview,
        Map<String, String> sources,
        Map<String, String> read,
        Set<String> unverified) {

    static final String RECOVERY_END = "RECOVERY_END";
    static final String RECOVERY_DAYS = "RECOVERY_DAYS";
    static final String CONCLUSIVE_GROUNDS = "CONCLUSIVE_GROUNDS";

    @RegisterForReflection
    public record AdultAge(int years, String source) {}

    /// @param workingDays from the referral to the decision
    @RegisterForReflection
    public record ReasonableGrounds(Integer workingDays, String from, String source) {}

    /// @param days calendar days that recovery and reflection lasts at least, from the decision
    /// @param until `CONCLUSIVE_GROUNDS` where it goes on until she is decided on, so that its end is open; null where it ends with its days
    @RegisterForReflection
    public record Recovery(int days, String from, String until, String source) {}

    /// @param notBefore `RECOVERY_DAYS` where a conclusive decision may not precede the end of the days of recovery
    /// @param dueDays calendar days from the end of those days
    @RegisterForReflection
    public record ConclusiveGrounds(String notBefore, Integer dueDays, String source) {}

    /// @param who may ask
    /// @param days calendar days from a negative decision
    @RegisterForReflection
    public record Reconsideration(List<String> who, Integer days, String from, String source) {}

    @RegisterForReflection
    public record Disqualification(boolean allowed, String source) {}

    /// @param stages of a case
    /// @param until `RECOVERY_END`
    @RegisterForReflection
    public record MoveProtection(Set<String> stages, String until, String source) {}

    /// @param maxMinutes the longest for which a record of somebody else is opened in an emergency
    /// @param maxOpen how many one person has open at once
    /// @param perDay how many one person opens in a day
    /// @param approvedOpen how many at once when a second person has approved more
    /// @param approvedPerDay how many a day then
    /// @param approvalHours for how long the approval stands
    @RegisterForReflection
    public record BreakGlass(int maxMinutes, int maxOpen, int perDay, int approvedOpen, int approvedPerDay, int approvalHours, String source) {
        boolean isInOrder() {
            return source != null && maxMinutes > 0 && maxOpen > 0 && perDay >= maxOpen && approvedOpen >= maxOpen && approvedPerDay >= perDay
                    && approvedPerDay >= approvedOpen && approvalHours > 0;
        }
    }

    /// How often an organisation may ask whether somebody may be removed, and how often one person of it. What she asks again
    /// within a day is not counted.
    @RegisterForReflection
    public record RemovalQuestions(int perHour, int perDay, int personPerHour, int personPerDay, String source) {
        boolean isInOrder() {
            return source != null && personPerHour > 0 && personPerDay >= personPerHour && perHour >= personPerHour && perDay >= perHour && perDay >= personPerDay;
        }
    }

    /// How long an organisation may take to answer what is referred to it, in hours since it was sent; each null where nothing
    /// says so.
    ///
    /// @param remindHours after which it is told again
    /// @param escalateHours after which who sent it and the authority are told
    /// @param answerHours after which it can't be accepted any more
    @RegisterForReflection
    public record Answer(Integer remindHours, Integer escalateHours, Integer answerHours, String source) {
        boolean isInOrder() {
            List<Integer> hours = Stream.of(remindHours, escalateHours, answerHours).filter(Objects::nonNull).toList();
            return source != null && hours.stream().allMatch(one -> one > 0) && hours.stream().sorted().distinct().toList().equals(hours);
        }
    }

    /// @param hours after she was found; null where the law sets no term
    /// @param ageGroups whom the term is for
    /// @param regions where it holds, with all below them; empty for the whole country
    @RegisterForReflection
    public record ReturnInterview(Integer hours, Set<String> ageGroups, Set<String> regions, String source) {
        boolean isWhole() {
            return source != null && (hours == null || hours > 0 && ageGroups != null && regions != null);
        }

        private boolean holds(String region) {
            return hours != null && (regions.isEmpty() || regions.stream().anyMatch(under -> region.equals(under) || region.startsWith(under + "-")));
        }
    }

    /// By when somebody talks with a person who was missing, if she is one {@linkplain ReturnInterview#ageGroups whom the term is for};
    /// null where the law sets none.
    public Instant returnInterviewDue(Instant foundAt, String region) {
        return returnInterview.holds(region) ? foundAt.plus(returnInterview.hours(), ChronoUnit.HOURS) : null;
    }

    /// Whether somebody who was born then is an adult on this day.
    public boolean isAdult(LocalDate born, LocalDate on) {
        return !born.plusYears(adultAge.years()).isAfter(on);
    }

    /// The last day for a reasonable-grounds decision, or null where the law sets none.
    public LocalDate reasonableGroundsDue(LocalDate referredOn, WorkingDays calendar) {
        Integer days = reasonableGrounds.workingDays();
        return days == null ? null : calendar.after(referredOn, days);
    }

    /// The last of the days that recovery and reflection lasts at least, when it starts with a positive decision.
    public LocalDate recoveryLeast(LocalDate decidedOn) {
        return decidedOn.plusDays(recovery.days());
    }

    /// Whether recovery and reflection goes on until she is decided on, however long that takes.
    public boolean recoversUntilDecided() {
        return CONCLUSIVE_GROUNDS.equals(recovery.until());
    }

    /// The last day for a conclusive decision, or null where the law sets none.
    public LocalDate conclusiveGroundsDue(LocalDate recoveryLeastOn) {
        Integer days = conclusiveGrounds.dueDays();
        return days == null ? null : recoveryLeastOn.plusDays(days);
    }

    /// The first day on which a conclusive decision may be made; null where the law sets none.
    ///
    /// @param recoveryLeastOn the last of the days that recovery and reflection lasts at least, or null
    public LocalDate conclusiveNotBefore(LocalDate recoveryLeastOn) {
        return RECOVERY_DAYS.equals(conclusiveGrounds.notBefore()) && recoveryLeastOn != null ? recoveryLeastOn.plusDays(1) : null;
    }

    /// The last day to ask for reconsideration of a negative decision, or null where the law sets none.
    public LocalDate reconsiderationUntil(LocalDate decidedOn) {
        Integer days = reconsideration.days();
        return days == null ? null : decidedOn.plusDays(days);
    }

    /// The first day on which she may be made to move, for a case in this stage; null when nothing protects her.
    ///
    /// @param recoveryEndsOn the last day of recovery and reflection, or null
    public LocalDate movableFrom(String stage, LocalDate recoveryEndsOn) {
        boolean isProtected = moveProtection != null && moveProtection.stages().contains(stage) && recoveryEndsOn != null;
        return isProtected ? recoveryEndsOn.plusDays(1) : null;
    }

    /// The last day that counts as due soon, seen from `today`.
    public LocalDate dueSoonUntil(LocalDate today, WorkingDays calendar) {
        return calendar.after(today, dueSoonDays);
    }
}
