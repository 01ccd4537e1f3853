package org.palermo.portal.casefile;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.palermo.portal.gateway.CaseFile;
import org.palermo.portal.gateway.CasePage;
import org.palermo.portal.gateway.Stage;

/// A term of a case file.
///
/// @param on its last day, or null
/// @param daysLeft days left of a paused term, if the service states them; otherwise null
public record CaseClock(Name name, LocalDate on, State state, Integer daysLeft) {

    /// The time zone in which a day ends last. A statutory date belongs to the jurisdiction, whose zone the portal does not
    /// know. So a term counts as over only when its last day has ended everywhere.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    public enum Name {
        REASONABLE_GROUNDS, RECOVERY, EARLIEST_CONCLUSIVE, CONCLUSIVE_GROUNDS, RECONSIDERATION
    }

    public enum State {
        NONE, RUNNING, SOON, OVERDUE, PAUSED, OVER, UNTIL_DECIDED, NOT_YET, POSSIBLE
    }

    static List<CaseClock> now(CaseFile file) {
        return of(file, LocalDate.now(LAST).minusDays(1));
    }

    /// @param over the latest day that has ended in every time zone
    static List<CaseClock> of(CaseFile file, LocalDate over) {
        return file.paused() == null ? running(file, over) : waiting(file.paused());
    }

    private static List<CaseClock> running(CaseFile file, LocalDate over) {
        List<CaseClock> clocks = new ArrayList<>();
        Name duty = duty(file.stage());
        // A file waits for a request for reconsideration only while it has a term. A decision of the authority is due even
        // without one.
        if (duty != null && (file.dueOn() != null || duty != Name.RECONSIDERATION)) {
            clocks.add(new CaseClock(duty, file.dueOn(), state(file.due()), null));
        }
        if (file.conclusiveNotBefore() != null) {
            boolean possible = !file.conclusiveNotBefore().isAfter(over.plusDays(1));
            clocks.add(new CaseClock(Name.EARLIEST_CONCLUSIVE, file.conclusiveNotBefore(), possible ? State.POSSIBLE : State.NOT_YET, null));
        }
        if (duty == Name.CONCLUSIVE_GROUNDS && file.recoveryEndsOn() == null) {
            clocks.add(new CaseClock(Name.RECOVERY, null, State.UNTIL_DECIDED, null));
        }
        if (file.recoveryEndsOn() != null) {
            clocks.add(new CaseClock(Name.RECOVERY, file.recoveryEndsOn(), file.recoveryEndsOn().isAfter(over) ? State.RUNNING : State.OVER, null));
        }
        return clocks;
    }

    private static List<CaseClock> waiting(CaseFile.Paused paused) {
        List<CaseClock> clocks = new ArrayList<>();
        Name duty = duty(paused.from());
        if (duty != null && (paused.reconsiderationDaysLeft() != null || duty != Name.RECONSIDERATION)) {
            clocks.add(new CaseClock(duty, null, State.PAUSED, duty == Name.RECONSIDERATION ? paused.reconsiderationDaysLeft() : null));
        }
        if (paused.recoveryDaysLeft() != null) {
            clocks.add(new CaseClock(Name.RECOVERY, null, State.PAUSED, paused.recoveryDaysLeft()));
        }
        return clocks;
    }

    /// The duty that is due in a stage, or null.
    private static Name duty(Stage stage) {
        return switch (stage) {
            case REFERRED -> Name.REASONABLE_GROUNDS;
            case REASONABLE_GROUNDS_POSITIVE, RECOVERY -> Name.CONCLUSIVE_GROUNDS;
            case REASONABLE_GROUNDS_NEGATIVE, CONCLUSIVE_GROUNDS_NEGATIVE, DISQUALIFIED -> Name.RECONSIDERATION;
            default -> null;
        };
    }

    private static State state(CasePage.Due due) {
        return switch (due) {
            case NONE -> State.NONE;
            case SOON -> State.SOON;
            case OVERDUE -> State.OVERDUE;
            case LATER, UNKNOWN -> State.RUNNING;
        };
    }
}
