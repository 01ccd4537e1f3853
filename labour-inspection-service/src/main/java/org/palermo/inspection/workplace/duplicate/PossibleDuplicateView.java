package org.palermo.inspection.workplace.duplicate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.workplace.AlikeBy;
import org.palermo.inspection.workplace.Coordinates;
import org.palermo.inspection.workplace.Likeness;
import org.palermo.inspection.workplace.Workplace;
import org.palermo.inspection.workplace.WorkplaceView;

/// Two workplaces that may be one, side by side, and why.
///
/// @param id of the pair
/// @param likeness why they were noticed: `NAME` (same name except for legal forms, similar address), `ADDRESS` (same address, similar
/// name), `OS_ID` (same OS ID), `PLACE` (at most 100 metres apart, similar name) or `INSPECTOR` (an inspector says so)
/// @param state `OPEN` until an inspector decides
/// @param noticedAt when they were noticed, in UTC
/// @param decidedAt when an inspector decided, in UTC; left out while it is open
/// @param reasons why they are one place; empty unless they were merged
/// @param nameShare which percentage of the words of both names is shared, without legal forms; left out when a name can't be shown
/// @param addressShare which percentage of the words of both addresses is shared; left out when an address is not known
/// @param metresApart how far they are apart; left out when a point is not known
/// @param sameOsId whether both have the same OS ID
/// @param one the workplace that was recorded later
/// @param other the workplace that was recorded earlier
/// @param tag the `ETag`: it changes when one of the two or the decision changes
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PossibleDuplicateView(
        UUID id, AlikeBy likeness, DuplicateState state, Instant noticedAt, Instant decidedAt, List<MergeReason> reasons, Integer nameShare,
        Integer addressShare, Integer metresApart, boolean sameOsId, WorkplaceView one, WorkplaceView other, @JsonIgnore String tag) {

    public static PossibleDuplicateView of(DuplicateStore.Pair pair, Workplace one, Workplace other) {
        boolean named = one.name() != null && other.name() != null;
        Coordinates point = one.coordinates();
        return new PossibleDuplicateView(pair.id(), pair.likeness(), pair.state(), pair.noticedAt(), pair.decidedAt(), pair.why(),
                named ? Likeness.sharedOfNames(one.name(), other.name()) : null, Likeness.sharedOfAddresses(one.address(), other.address()),
                point == null || other.coordinates() == null ? null : point.metresTo(other.coordinates()),
                one.osId() != null && one.osId().equals(other.osId()), WorkplaceView.of(one, null, null),
                WorkplaceView.of(other, null, null), tag(pair, one, other));
    }

    static String tag(DuplicateStore.Pair pair, Workplace one, Workplace other) {
        return "\"" + one.version() + "." + other.version() + "." + pair.state().ordinal() + "\"";
    }
}
