package org.palermo.shelter.placement;

import static org.palermo.shelter.hold.PlacementState.ABSENT;
import static org.palermo.shelter.hold.PlacementState.ACCEPTED;
import static org.palermo.shelter.hold.PlacementState.ARRIVED;
import static org.palermo.shelter.hold.PlacementState.ENDED;
import static org.palermo.shelter.hold.PlacementState.ESCALATED;
import static org.palermo.shelter.hold.PlacementState.MISSING;
import static org.palermo.shelter.hold.PlacementState.MOVED_ON;
import static org.palermo.shelter.hold.PlacementState.NO_SHOW;
import static org.palermo.shelter.hold.PlacementState.REFUSED;
import static org.palermo.shelter.hold.PlacementState.REQUESTED;
import static org.palermo.shelter.hold.PlacementState.WITHDRAWN;

import java.util.Optional;
import java.util.Set;
import org.palermo.shelter.hold.PlacementState;

/// The life of a placement as one table: the verbs, the states in which each is possible, and the state that follows. Anything else
/// is a conflict. Only time leads from `REQUESTED` to `ESCALATED`, and from both to `LAPSED`, see {@link Placement#stateAt}.
public enum PlacementVerb {
    ACCEPT("acceptance", "ACCEPTED", ACCEPTED, REQUESTED, ESCALATED),
    REFUSE("refusal", "REFUSED", REFUSED, REQUESTED, ESCALATED),
    WITHDRAW("withdrawal", "WITHDRAWN", WITHDRAWN, REQUESTED, ESCALATED, ACCEPTED),
    ARRIVE("arrival", "ARRIVED", ARRIVED, ACCEPTED),
    NOT_ARRIVE("no-show", "NO_SHOW", NO_SHOW, ACCEPTED),
    BE_ABSENT("absence", "ABSENT", ABSENT, ARRIVED),
    GO_MISSING("missing", "MISSING", MISSING, ARRIVED, ABSENT),
    RETURN("return", "RETURNED", ARRIVED, ABSENT, MISSING),
    EXTEND("extension", "EXTENDED", null, ACCEPTED, ARRIVED, ABSENT, MISSING),
    END("end", "ENDED", ENDED, ARRIVED, ABSENT, MISSING),
    MOVE_ON("move", "MOVED_ON", MOVED_ON, ARRIVED, ABSENT, MISSING),
    /// The person leaves by choice, as the organisation that placed the person reports. Protection from moving does not prevent it.
    LEAVE("departure", "LEFT", ENDED, ARRIVED, ABSENT, MISSING);

    final String path;
    final String done;
    private final PlacementState to;
    private final Set<PlacementState> from;

    /// @param path the last part of its route
    /// @param done the name of the event in notices and in the audit
    /// @param to the state that follows; null for the same state
    PlacementVerb(String path, String done, PlacementState to, PlacementState... from) {
        this.path = path;
        this.done = "PLACEMENT_" + done;
        this.to = to;
        this.from = Set.of(from);
    }

    /// The side that may use the verb.
    PlacementSide by() {
        return switch (this) {
            case WITHDRAW, LEAVE -> PlacementSide.ASKER;
            case ACCEPT, REFUSE, ARRIVE, NOT_ARRIVE, BE_ABSENT, GO_MISSING, RETURN, EXTEND, END, MOVE_ON -> PlacementSide.SHELTER;
        };
    }

    /// The state that follows from a state; empty when the verb is not possible there.
    Optional<PlacementState> from(PlacementState state) {
        return from.contains(state) ? Optional.of(to == null ? state : to) : Optional.empty();
    }
}
