package org.palermo.inspection.plan;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import org.palermo.inspection.visit.VisitKind;
import org.palermo.inspection.workplace.WorkplacePlaces;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;

/// Adds visits to the plan, in the caller's transaction. Other components call it: an order makes its follow-up visit, a tip becomes a
/// visit.
@ApplicationScoped
public class PlannedVisits {
    private static final int MOST_YEARS_AHEAD = 3;

    private final PlannedVisitStore store;
    private final VisitSources sources;
    private final WorkplacePlaces places;
    private final Countries countries;
    private final CurrentOperation operation;

    PlannedVisits(PlannedVisitStore store, VisitSources sources, WorkplacePlaces places, Countries countries, CurrentOperation operation) {
        this.store = store;
        this.sources = sources;
        this.places = places;
        this.countries = countries;
        this.operation = operation;
    }

    /// Plans a visit that is assigned to nobody yet.
    ///
    /// @param actor an inspector or a chief inspector
    /// @return the id of the planned visit
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 for an unknown workplace, or when the days are not from today until three
    ///     years ahead and in their order; 403 without an organisation
    public Uni<UUID> add(Actor actor, PlanVisit command) {
        return add(actor, command, null);
    }

    /// Plans a visit from a complaint. To everybody but the chief inspector it is one of the planned visits.
    ///
    /// @param actor a chief inspector
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem as {@link #add(Actor, PlanVisit)}
    public Uni<UUID> onComplaint(Actor actor, PlanVisit command, UUID complaint) {
        return add(actor, command, complaint);
    }

    private Uni<UUID> add(Actor actor, PlanVisit command, UUID complaint) {
        if (actor.agency() == null) {
            throw Problems.forbidden("planned-visit", "no-agency", "Only an inspectorate plans visits.");
        }
        return places.find(command.workplace())
                .map(place -> place.orElseThrow(() -> Problems.invalid("workplace", "must be a workplace")))
                .invoke(place -> check(command.from(), command.by(), today(place.country())))
                .flatMap(place -> add(actor, planned(actor, command, place), command, complaint));
    }

    private Uni<UUID> add(Actor actor, PlannedVisit planned, PlanVisit command, UUID complaint) {
        boolean walled = complaint != null || command.tip() != null || command.kind() == VisitKind.COMPLAINT;
        VisitKind kind = complaint == null ? command.kind() : VisitKind.COMPLAINT;
        return store.add(planned)
                .chain(() -> walled ? sources.add(actor, planned.id(), kind, complaint, command.tip()) : Uni.createFrom().voidItem())
                .chain(() -> store.step(actor, planned.id(), PlanStepKind.PLANNED, null))
                .chain(() -> operation.record(actor, "PLAN", "planned_visit", planned.id()))
                .replaceWith(planned.id());
    }

    private PlannedVisit planned(Actor actor, PlanVisit command, WorkplacePlaces.Place place) {
        VisitKind shown = command.kind() == VisitKind.FOLLOW_UP ? VisitKind.FOLLOW_UP : VisitKind.PLANNED;
        return new PlannedVisit(Ids.next(), actor.agency(), place.id(), place.country(), shown, command.from(), command.by(),
                command.companions(), command.directive(), null, null,
                PlannedVisitState.PLANNED, null, actor.subject(), operation.now(), 0);
    }

    /// @param country ISO 3166-1 alpha-2
    /// @return the day in the country's zone; in UTC for a country that has no file
    LocalDate today(String country) {
        return day(country, operation.now());
    }

    /// @param country ISO 3166-1 alpha-2
    /// @return the day of that time in the country's zone; in UTC for a country that has no file
    LocalDate day(String country, Instant at) {
        ZoneId zone = countries.country(country).map(Country::zone).orElse(ZoneOffset.UTC);
        return LocalDate.ofInstant(at, zone);
    }

    /// The day where an actor works: in the zone of the first country that she covers and that has a file.
    LocalDate today(Actor actor) {
        return today(actor.regions().stream().map(Territory::countryOf).filter(code -> countries.country(code).isPresent()).sorted()
                .findFirst().orElse("-"));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 naming the day that is wrong
    static void check(LocalDate from, LocalDate by, LocalDate today) {
        if (by.isBefore(today) || by.isAfter(today.plusYears(MOST_YEARS_AHEAD))) {
            throw Problems.invalid("by", "must be between today and three years from now");
        }
        if (from.isAfter(by) || from.isBefore(today.minusYears(1))) {
            throw Problems.invalid("from", "must not be after the last day, or more than a year ago");
        }
    }
}
