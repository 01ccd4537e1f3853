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

/// The law of a jurisdiction: its terms and thresholds, each with its source. A term that the law does not set is null; such a term is
/// counted and never overdue.
///
/// @param moveProtection the stages in which a person's stay is not ended against her will; null when no rule says so
/// @param removalStepDays how many days ahead a person is protected while a decision is due
/// @param dueSoonDays how many working days before its end a term is due soon
/// @param requiredCategories the categories that a region needs to be fully operational
/// @param essentialCategories the categories without which a region is not operational
/// @param serviceReferral how long a need that is referred to an organisation waits for an answer
/// @param transfer how long a case that is transferred to an organisation waits for an answer
/// @param returnInterview when the return interview with a missing person is due
/// @param rightsRequests by when a person's request about her data is answered
/// @param secondReader the decisions that two people of the authority make; null when one person makes each
/// @param guardianSees what a guardian who has accepted sees of the person; null when no rule says so, then nothing but age and languages
/// @param read by term, the words of its source that were read, and where
/// @param unverified terms whose source could not be read; they are given as cited
/// @param statistics disclosure control for readers who may not read every case file
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
        RightsRequests rightsRequests,
        SecondReader secondReader,
        GuardianSees guardianSees,
        Map<String, String> sources,
        Map<String, String> read,
        Set<String> unverified) {

    static final String RECOVERY_END = "RECOVERY_END";
    static final String RECOVERY_DAYS = "RECOVERY_DAYS";
    static final String CONCLUSIVE_GROUNDS = "CONCLUSIVE_GROUNDS";

    @RegisterForReflection
    public record AdultAge(int years, String source) {}

    /// @param workingDays working days from the referral to the decision
    @RegisterForReflection
    public record ReasonableGrounds(Integer workingDays, String from, String source) {}

    /// @param days the minimum calendar days of recovery and reflection, from the decision
    /// @param until `CONCLUSIVE_GROUNDS` when it lasts until the conclusive decision, so that its end is open; null when it ends with its
    /// days
    @RegisterForReflection
    public record Recovery(int days, String from, String until, String source) {}

    /// @param notBefore `RECOVERY_DAYS` when a conclusive decision must not be made before the minimum recovery period is over
    /// @param dueDays calendar days from the end of that period
    @RegisterForReflection
    public record ConclusiveGrounds(String notBefore, Integer dueDays, String source) {}

    /// @param who who may ask
    /// @param days calendar days from a negative decision
    @RegisterForReflection
    public record Reconsideration(List<String> who, Integer days, String from, String source) {}

    @RegisterForReflection
    public record Disqualification(boolean allowed, String source) {}

    /// @param stages stages of a case
    /// @param until `RECOVERY_END`
    @RegisterForReflection
    public record MoveProtection(Set<String> stages, String until, String source) {}

    /// @param maxMinutes the longest break-glass access, in minutes
    /// @param maxOpen how many records one person may have open at once
    /// @param perDay how many records one person may open in a day
    /// @param approvedOpen how many at once after a second person has approved more
    /// @param approvedPerDay how many a day after that approval
    /// @param approvalHours for how many hours the approval is valid
    @RegisterForReflection
    public record BreakGlass(int maxMinutes, int maxOpen, int perDay, int approvedOpen, int approvedPerDay, int approvalHours,
            String source) {
        boolean isInOrder() {
            return source != null && maxMinutes > 0 && maxOpen > 0
                    && perDay >= maxOpen && approvedOpen >= maxOpen && approvedPerDay >= perDay
                    && approvedPerDay >= approvedOpen && approvalHours > 0;
        }
    }

    /// How often an organisation, and one person of it, may ask whether somebody may be removed. The same question within a day is not
    /// counted again.
    @RegisterForReflection
    public record RemovalQuestions(int perHour, int perDay, int personPerHour, int personPerDay, String source) {
        boolean isInOrder() {
            return source != null && personPerHour > 0 && personPerDay >= personPerHour
                    && perHour >= personPerHour && perDay >= perHour && perDay >= personPerDay;
        }
    }

    /// How long an organisation may take to answer a referral, in hours since it was sent; each is null when no rule says so.
    ///
    /// @param remindHours after which the addressee is reminded
    /// @param escalateHours after which the sender and the authority are notified
    /// @param answerHours after which it can no longer be accepted
    @RegisterForReflection
    public record Answer(Integer remindHours, Integer escalateHours, Integer answerHours, String source) {
        boolean isInOrder() {
            List<Integer> hours = Stream.of(remindHours, escalateHours, answerHours).filter(Objects::nonNull).toList();
            return source != null && hours.stream().allMatch(one -> one > 0) && hours.stream().sorted().distinct().toList().equals(hours);
        }
    }

    /// @param hours hours after the person was found; null where the law sets no term
    /// @param ageGroups the age groups to which the term applies
    /// @param regions the regions where it applies, with all below them; empty for the whole country
    @RegisterForReflection
    public record ReturnInterview(Integer hours, Set<String> ageGroups, Set<String> regions, String source) {
        boolean isWhole() {
            return source != null && (hours == null || hours > 0 && ageGroups != null && regions != null);
        }

        private boolean holds(String region) {
            return hours != null
                    && (regions.isEmpty() || regions.stream().anyMatch(under -> region.equals(under) || region.startsWith(under + "-")));
        }
    }

    /// How long the answer to a person's request about her data may take.
    ///
    /// @param months calendar months from its receipt; null where the law sets none
    /// @param extensionMonths by how many calendar months it can be extended, once; null where it can't
    @RegisterForReflection
    public record RightsRequests(Integer months, Integer extensionMonths, String source) {
        boolean isInOrder() {
            return source != null && (months == null ? extensionMonths == null : months > 0)
                    && (extensionMonths == null || extensionMonths > 0);
        }
    }

    /// @param decisions kinds of decision, such as `CONCLUSIVE_GROUNDS`, or one outcome of a kind, such as `CONCLUSIVE_GROUNDS_NEGATIVE`
    @RegisterForReflection
    public record SecondReader(Set<String> decisions, String source) {
        private static final Set<String> KINDS = Set.of("REASONABLE_GROUNDS", "CONCLUSIVE_GROUNDS", "DISQUALIFICATION", "RECONSIDERATION");

        boolean isInOrder() {
            return source != null && decisions != null && !decisions.isEmpty()
                    && decisions.stream().allMatch(one -> KINDS.contains(one.replaceFirst("_(POSITIVE|NEGATIVE)$", "")));
        }
    }

    /// Which names of a person a guardian reads.
    public enum NameShown { NONE, GIVEN_NAME, FULL_NAME }

    /// What a guardian who has accepted the appointment sees of the person, beside her age and languages.
    ///
    /// @param safeContact whether the guardian sees how the person is reached safely
    /// @param dates whether the guardian sees what comes next: hearings, terms, reviews
    @RegisterForReflection
    public record GuardianSees(NameShown name, boolean safeContact, boolean dates, String source) {
        boolean isWhole() {
            return source != null && name != null;
        }
    }

    /// What a guardian sees; nothing where no rule says so.
    public GuardianSees guardianSeesOrNothing() {
        return guardianSees == null ? new GuardianSees(NameShown.NONE, false, false, null) : guardianSees;
    }

    /// Whether one person of the authority proposes this decision and another confirms it.
    public boolean needsSecondReader(String kind, String outcome) {
        return secondReader != null && (secondReader.decisions().contains(kind) || secondReader.decisions().contains(kind + "_" + outcome));
    }

    /// When the return interview is due, if the person is in one of {@linkplain ReturnInterview#ageGroups the age groups}; null where the
    /// law sets no term.
    public Instant returnInterviewDue(Instant foundAt, String region) {
        return returnInterview.holds(region) ? foundAt.plus(returnInterview.hours(), ChronoUnit.HOURS) : null;
    }

    /// The last day to answer a person's request about her data, or null where the law sets none.
    public LocalDate rightsRequestDue(LocalDate receivedOn, boolean extended) {
        Integer months = rightsRequests.months();
        return months == null ? null
                : receivedOn.plusMonths(months + (extended && mayExtendRightsRequest() ? rightsRequests.extensionMonths() : 0));
    }

    /// Whether the term of such a request can be extended.
    public boolean mayExtendRightsRequest() {
        return rightsRequests.extensionMonths() != null;
    }

    /// Whether a person with this date of birth is an adult on this day.
    public boolean isAdult(LocalDate born, LocalDate on) {
        return !born.plusYears(adultAge.years()).isAfter(on);
    }

    /// The last day for a reasonable-grounds decision, or null where the law sets none.
    public LocalDate reasonableGroundsDue(LocalDate referredOn, WorkingDays calendar) {
        Integer days = reasonableGrounds.workingDays();
        return days == null ? null : calendar.after(referredOn, days);
    }

    /// The last day of the minimum recovery period, which starts with a positive decision.
    public LocalDate recoveryLeast(LocalDate decidedOn) {
        return decidedOn.plusDays(recovery.days());
    }

    /// Whether recovery and reflection lasts until the conclusive decision, however long that takes.
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
    /// @param recoveryLeastOn the last day of the minimum recovery period, or null
    public LocalDate conclusiveNotBefore(LocalDate recoveryLeastOn) {
        return RECOVERY_DAYS.equals(conclusiveGrounds.notBefore()) && recoveryLeastOn != null ? recoveryLeastOn.plusDays(1) : null;
    }

    /// The last day to ask for reconsideration of a negative decision, or null where the law sets none.
    public LocalDate reconsiderationUntil(LocalDate decidedOn) {
        Integer days = reconsideration.days();
        return days == null ? null : decidedOn.plusDays(days);
    }

    /// The first day on which the person may be made to move, for a case in this stage; null when nothing protects her.
    ///
    /// @param recoveryEndsOn the last day of recovery and reflection, or null
    public LocalDate movableFrom(String stage, LocalDate recoveryEndsOn) {
        boolean isProtected = moveProtection != null && moveProtection.stages().contains(stage) && recoveryEndsOn != null;
        return isProtected ? recoveryEndsOn.plusDays(1) : null;
    }

    /// The last day that counts as due soon, as of `today`.
    public LocalDate dueSoonUntil(LocalDate today, WorkingDays calendar) {
        return calendar.after(today, dueSoonDays);
    }
}
