package org.palermo.shelter.profile;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.palermo.kernel.statistics.StatisticsRule;

/// What holds for the shelters of a country; the fields are explained in `palermo/shelter-profiles/README.md`.
///
/// @param morning when a night is over, in the country's zone: until then it is tonight
/// @param holdMaxMinutes how long a hold may keep places in all, when it is extended
/// @param escalateMinutes how long a shelter that is asked may be silent before everybody there is asked again; no longer than half
///     of the time that it has
/// @param absenceHours how long somebody may be absent before she is looked for
/// @param missingAlertRoles who in the country is told that somebody is missing, besides the organisation that placed her
/// @param moveProtectionMonths for how long from her arrival on nobody is made to move; null where nothing says so
/// @param addressReleaseMinutes for how long an address is released at most
/// @param waitlistOfferMinutes how long a place is held for who waited for it, or whose broadcast a shelter has answered
/// @param waitlistHeadStartHours by how much who is in danger comes before who joined at the same time
/// @param maxWaiting how many entries of one organisation wait at the same time
/// @param maxOpenHolds how many holds of one organisation keep places at the same time
/// @param maxHeldPeople for how many people one organisation keeps places at the same time, `maxHeldPersonNights` for how many nights
///     of theirs in all
/// @param areaHeldPercent how many of those people may be in one area, of a hundred of its registered places; rounded up to a
///     multiple of `areaHeldStep`
/// @param givenBackQuestions how many questions a hold costs that is given back
/// @param givenBackTold how many of them within a day are told to the administrators of the mechanism
/// @param maxOpenBroadcasts how many broadcasts of one organisation are open at the same time
/// @param broadcastHours how far ahead the deadline of a broadcast is at most
/// @param acknowledgeMinutes how long who was called may be silent before the next on call is called
/// @param questionsPerHour how often somebody may ask for places in any hour, `questionsPerDay` in any 24
/// @param caseQuestionsPerHour the same for one case of hers
/// @param bandEdges lower edges of the bands in which vacancy is told, ascending, the first is 1
/// @param maxPartyShown the largest party for which a search finds a place, and how many places of a house are held at the same
///     time at most until it has answered
/// @param statistics what may show of unmet need, by the week
/// @param sources for each number the law that sets it, or why it is what it is
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

    /// A census taken before this instant says nothing about now.
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
        Instant latest = heldAt.plus(holdMaxMinutes, ChronoUnit.MINUTES);
        return holdEnd(now).isBefore(latest) ? holdEnd(now) : latest;
    }

    /// When a request that was made now is escalated: never later than half of the time that is left for an answer.
    public Instant escalation(Instant now, Instant answerBefore) {
        Instant half = now.plus(Duration.between(now, answerBefore).dividedBy(2));
        Instant usual = now.plus(escalateMinutes, ChronoUnit.MINUTES);
        return half.isBefore(usual) ? half : usual;
    }

    /// For how many people one organisation may keep places of an area.
    ///
    /// @param registered the places of the area, in service or not
    public int mostHeldInArea(int registered) {
        int steps = Math.ceilDiv(registered * areaHeldPercent, 100 * areaHeldStep);
        return Math.max(1, steps) * areaHeldStep;
    }

    /// The band that a number of vacant places falls in: `1-2`, `3+`.
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
