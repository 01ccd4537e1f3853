package org.palermo.shelter.profile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.statistics.StatisticsRule;

/// The rules for the shelters of a country; `palermo/shelter-profiles/README.md` explains the fields.
///
/// @param morning when a night is over, in the country's zone; until then *tonight* is the night that is still running
/// @param holdMaxMinutes the longest total time of a hold, extensions included
/// @param escalateMinutes after how long an unanswered request is escalated: the operator is notified again, and the next person on
///     call is called; never later than half of the time that the shelter has
/// @param absenceHours after how long both sides are told that an absent person is not back
/// @param missingAlertRoles roles of the country that are told about a missing person, in addition to the organisation that placed
///     the person
/// @param moveProtectionMonths how long after arrival nobody is made to move; null where no rule exists
/// @param addressReleaseMinutes the longest release of an address
/// @param waitlistOfferMinutes how long a place is held for a waitlist entry, or for a broadcast that a shelter has accepted
/// @param waitlistHeadStartHours the head start of people in danger over people who joined at the same time
/// @param maxWaiting how many waitlist entries one organisation may have at the same time
/// @param maxOpenHolds how many open holds one organisation may have at the same time
/// @param maxHeldPeople for how many people one organisation may hold places at the same time; `maxHeldPersonNights` limits the sum
///     of their nights
/// @param areaHeldPercent how many of those people may be in one area, as a percentage of its registered places; rounded up to a
///     multiple of `areaHeldStep`
/// @param givenBackQuestions how many questions a released hold costs
/// @param givenBackTold how many released holds within a day are reported to the mechanism's administrators
/// @param maxOpenBroadcasts how many open broadcasts one organisation may have at the same time
/// @param broadcastHours how far ahead the deadline of a broadcast may be
/// @param acknowledgeMinutes after how long without an answer the next person on call is called
/// @param questionsPerHour how many questions a person may ask in any hour; `questionsPerDay` in any 24 hours
/// @param caseQuestionsPerHour the same for one case of the person
/// @param bandEdges lower edges of the bands in which vacancy is shown, ascending; the first is 1
/// @param maxPartyShown the largest party for which a search finds a place, and the most places of one shelter that are held at the
///     same time until it has answered
/// @param statistics the disclosure control of unmet need, by week
/// @param sources for each number the law that sets it, or the reason for it
@RegisterForReflection
public record ShelterProfile(
        String code,
        LocalTime morning,
        int stalenessHours,
        int offerMinutes,
        int holdMinutes,
        int holdMaxMinutes,
        int escalateMinutes,
        int absenceHours,
        List<String> missingAlertRoles,
        Integer moveProtectionMonths,
        int addressReleaseMinutes,
        int waitlistOfferMinutes,
        int waitlistHeadStartHours,
        int maxWaiting,
        int maxOpenHolds,
        int maxHeldPeople,
        int maxHeldPersonNights,
        int areaHeldPercent,
        int areaHeldStep,
        int givenBackQuestions,
        int givenBackTold,
        int maxOpenBroadcasts,
        int broadcastHours,
        int acknowledgeMinutes,
        int questionsPerHour,
        int questionsPerDay,
        int caseQuestionsPerHour,
        int caseQuestionsPerDay,
        int areaK,
        int areaOperators,
        List<Integer> bandEdges,
        int cotMaxAge,
        int maxParty,
        int maxPartyShown,
        int maxNights,
        int horizonDays,
        int unmetWeeks,
        StatisticsRule statistics,
        Map<String, String> sources) {

    /// A census taken before this instant is stale.
    public Instant staleBefore(Instant now) {
        return now.minus(stalenessHours, ChronoUnit.HOURS);
    }

    public Instant offerEnd(Instant now) {
        return now.plus(offerMinutes, ChronoUnit.MINUTES);
    }

    public Instant holdEnd(Instant now) {
        return now.plus(holdMinutes, ChronoUnit.MINUTES);
    }

    /// The end of a hold that is extended now.
    public Instant extendedHoldEnd(Instant heldAt, Instant now) {
        Instant latest = latestHoldEnd(heldAt);
        return holdEnd(now).isBefore(latest) ? holdEnd(now) : latest;
    }

    /// The end of a hold that is extended as often as it may be.
    public Instant latestHoldEnd(Instant heldAt) {
        return heldAt.plus(holdMaxMinutes, ChronoUnit.MINUTES);
    }

    /// When a request that is made now is escalated: at the latest after half of the time that is left for an answer.
    public Instant escalation(Instant now, Instant answerBefore) {
        Instant half = now.plus(Duration.between(now, answerBefore).dividedBy(2));
        Instant usual = now.plus(escalateMinutes, ChronoUnit.MINUTES);
        return half.isBefore(usual) ? half : usual;
    }

    /// For how many people one organisation may hold places of an area.
    ///
    /// @param registered the places of the area, in service or not
    public int mostHeldInArea(int registered) {
        int steps = Math.ceilDiv(registered * areaHeldPercent, 100 * areaHeldStep);
        return Math.max(1, steps) * areaHeldStep;
    }

    /// The band of a number of vacant places, e.g. `1-2`, `3+`.
    public String band(int vacant) {
        int at = 0;
        while (at + 1 < bandEdges.size() && vacant >= bandEdges.get(at + 1)) {
            at++;
        }
        int low = bandEdges.get(at);
        if (at + 1 == bandEdges.size()) {
            return low + "+";
        }
        int high = bandEdges.get(at + 1) - 1;
        return low == high ? String.valueOf(low) : low + "-" + high;
    }
}
