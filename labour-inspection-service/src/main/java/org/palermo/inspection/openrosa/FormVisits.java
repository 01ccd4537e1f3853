package org.palermo.inspection.openrosa;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.inspection.plan.OfflineVisits;
import org.palermo.inspection.visit.HouseholdEntries;
import org.palermo.inspection.visit.HouseholdEntry;
import org.palermo.inspection.visit.IdTaken;
import org.palermo.inspection.visit.RecordVisit;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.inspection.visit.VisitScope;
import org.palermo.inspection.visit.Visits;
import org.palermo.kernel.identity.Actor;

/// Records a form as a visit with its findings, in the open transaction. If such a visit of the inspector is planned, the recorded visit is
/// that one and gets its kind, because neither she nor the form knows whether a complaint is the reason.
@ApplicationScoped
class FormVisits {
    private static final String UUID_PREFIX = "uuid:";

    private final Visits visits;
    private final OfflineVisits made;
    private final FormFindings findings;
    private final HouseholdEntries entries;
    private final VisitScope scope;

    FormVisits(Visits visits, OfflineVisits made, FormFindings findings, HouseholdEntries entries, VisitScope scope) {
        this.visits = visits;
        this.made = made;
        this.findings = findings;
        this.entries = entries;
        this.scope = scope;
    }

    /// What a form became.
    ///
    /// @param inQuestion why a person must look at something that could not be recorded so
    record Recorded(VisitScope.Visited visited, Set<SettlingReason> inQuestion) {}

    /// @param isFinal whether the phone can't change the form any more: then nothing of it may be refused that a person can put right
    /// @return empty when the inspectorate has the id for a visit that was sent with a different body, and not by this form
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link Visits} and {@link FormFindings} refuse it
    Uni<Optional<Recorded>> record(Actor actor, FilledForm form, boolean isFinal) {
        return made.find(actor, form.workplace(), form.kind(), form.startedAt())
                .flatMap(planned -> visit(actor, form, planned, isFinal).map(Optional::of)
                        .onFailure(IdTaken.class).recoverWithItem(Optional.empty())
                        .flatMap(visited -> visited.isEmpty() ? Uni.createFrom().item(Optional.empty())
                                : record(actor, visited.get(), form, planned, isFinal).map(Optional::of)));
    }

    private Uni<Recorded> record(Actor actor, VisitScope.Visited visited, FilledForm form, Optional<OfflineVisits.Made> planned,
            boolean isFinal) {
        return findings(actor, visited, form, isFinal)
                .call(() -> planned.isEmpty() ? Uni.createFrom().voidItem() : made.open(actor, planned.get(), visited.visit()))
                .map(inQuestion -> new Recorded(visited, inQuestion(form, inQuestion, isFinal)));
    }

    private Set<SettlingReason> inQuestion(FilledForm form, boolean violation, boolean isFinal) {
        Set<SettlingReason> reasons = EnumSet.noneOf(SettlingReason.class);
        if (violation) {
            reasons.add(SettlingReason.VIOLATION);
        }
        if (isFinal && form.saysStatus()) {
            reasons.add(SettlingReason.TEXT);
        }
        if (isFinal && !form.entrySaysStatus() && !entryFits(form)) {
            reasons.add(SettlingReason.ENTRY);
        }
        return reasons;
    }

    private boolean entryFits(FilledForm form) {
        return form.entry() == null || entries.fits(form.householdAccess(), form.entry(), form.startedAt());
    }

    /// Checks a form that is kept beside what was recorded, as if it were recorded.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 as {@link #record}
    Uni<Void> check(Actor actor, FilledForm form) {
        return visits.check(actor, command(form, form.kind(), form.entry())).invoke(() -> findings.check(form));
    }

    private static RecordVisit command(FilledForm form, VisitKind kind, HouseholdEntry entry) {
        return new RecordVisit(idOf(form.instance()), form.workplace(), kind, form.startedAt(), form.householdAccess(), entry, null);
    }

    /// The visit that has the id of this form.
    Uni<VisitScope.Visited> known(Actor actor, FilledForm form) {
        return scope.require(idOf(form.instance()), actor);
    }

    private Uni<VisitScope.Visited> visit(Actor actor, FilledForm form, Optional<OfflineVisits.Made> planned, boolean isFinal) {
        VisitKind kind = planned.map(OfflineVisits.Made::kind).orElse(form.kind());
        boolean leftOut = isFinal && (form.entrySaysStatus() || !entryFits(form));
        RecordVisit command = command(form, kind, leftOut ? null : form.entry());
        return (isFinal ? visits.recordForm(actor, command) : visits.record(actor, command))
                .flatMap(visit -> scope.require(visit.id(), actor))
                // The form goes with the record of a household, also when nothing in the record is sealed yet.
                .call(visited -> form.householdAccess() == null ? Uni.createFrom().voidItem() : scope.keepKey(visited.visit()));
    }

    private Uni<Boolean> findings(Actor actor, VisitScope.Visited visited, FilledForm form, boolean isFinal) {
        return isFinal ? findings.recordInQuestion(actor, visited.knownAs(), visited.country(), form)
                : findings.record(actor, visited.knownAs(), form.instance(), form.findings()).replaceWith(false);
    }

    /// The id that the phone gave the form, if it is a UUID as phones make them, else one derived from it.
    private static UUID idOf(String instance) {
        if (instance.startsWith(UUID_PREFIX) && instance.length() == UUID_PREFIX.length() + 36) {
            try {
                return UUID.fromString(instance.substring(UUID_PREFIX.length()));
            } catch (IllegalArgumentException notAnId) {
                return FormFindings.derived(instance);
            }
        }
        return FormFindings.derived(instance);
    }
}
