package org.palermo.shelter.availability;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.audit.Audit;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.area.Area;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.casework.CaseAccess;
import org.palermo.shelter.night.Tonight;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Searches for places.
@ApplicationScoped
public class AvailabilitySearches {
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Tonight tonight;
    private final Areas areas;
    private final Vacancies vacancies;
    private final UnmetNeeds unmet;
    private final QuestionBudget budget;
    private final CaseAccess cases;
    private final Audit audit;
    private final Offers offers;
    private final Idempotency idempotency;
    private final TransactionTime time;

    AvailabilitySearches(Countries countries, ShelterProfiles profiles, Tonight tonight, Areas areas, Vacancies vacancies, UnmetNeeds unmet,
            QuestionBudget budget, CaseAccess cases, Audit audit, Offers offers, Idempotency idempotency, TransactionTime time) {
        this.countries = countries;
        this.profiles = profiles;
        this.tonight = tonight;
        this.areas = areas;
        this.vacancies = vacancies;
        this.unmet = unmet;
        this.budget = budget;
        this.cases = cases;
        this.audit = audit;
        this.offers = offers;
        this.idempotency = idempotency;
        this.time = time;
    }

    @Scoped
    public Uni<AvailabilityView> search(Actor actor, String key, SearchAvailability command) {
        Searchers.require(actor);
        return idempotency.once(actor, key, command, AvailabilityView.class, () -> search(actor, command, null));
    }

    /// Runs in the caller's transaction.
    ///
    /// @param request the case's accommodation request that a hold of these offers will be for; or null
    public Uni<AvailabilityView> search(Actor actor, SearchAvailability command, UUID request) {
        UUID id = Ids.next();
        return question(actor, command).flatMap(question -> found(actor, question, command, command.caseFile() != null)
                .map(found -> answer(new Asked(actor, question, command, request), id, found))
                .call(answer -> countUnmet(actor, id, question, command, answer)));
    }

    /// Checks and counts a broadcast like a search, and looks for a place that could be held.
    ///
    /// @return the question when there is no place, otherwise empty. A place that was found is not reported as a failure, because a
    ///     failure would roll back the counted question
    public Uni<Optional<Question>> unanswered(Actor actor, SearchAvailability command) {
        return question(actor, command).flatMap(question -> found(actor, question, command, true)
                .map(found -> found.values().stream().anyMatch(area -> area.status() == AvailabilityStatus.CAPACITY) ? Optional.empty() : Optional.of(question)));
    }

    private Uni<Question> question(Actor actor, SearchAvailability command) {
        Country country = country(command);
        ShelterProfile profile = profiles.of(country);
        Stay stay = command.stay(tonight.orLater(command.from(), country));
        check(actor, command, stay, profile);
        return spend(actor, command, profile)
                .chain(() -> areas.of(country))
                .map(all -> new Question(country, SearchedAreas.of(command, country, all), stay));
    }

    /// Counts a question and audits it with its case, in the caller's transaction. Joining the waitlist counts as a question too,
    /// because whether a place is held afterwards reveals as much as a search.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for a case that the caller does not work on, 429 when the budget is
    ///     spent
    public Uni<Void> spend(Actor actor, SearchAvailability command, ShelterProfile profile) {
        return cases.require(actor, command.caseFile())
                .chain(() -> budget.spend(command.caseFile(), profile, time.now()))
                .chain(() -> record(actor, command));
    }

    /// Charges the questions that a released hold costs, so that nobody counts free places by holding and releasing.
    ///
    /// @param caseFile the case of the hold, or null
    public Uni<Void> charge(UUID caseFile, ShelterProfile profile) {
        return budget.charge(caseFile, profile.givenBackQuestions(), time.now());
    }

    private Uni<Map<String, AreaVacancy>> found(Actor actor, Question question, SearchAvailability command, boolean lasting) {
        Avoided avoided = new Avoided(command.avoidOrganisations(), actor.agency(), command.caseFile());
        return vacancies.inAreas(question.country().code(), question.areas(), question.stay(), avoided,
                profiles.of(question.country()), time.now(), lasting);
    }

    /// Audits a question that is asked for a case. Other questions concern no record.
    private Uni<Void> record(Actor actor, SearchAvailability command) {
        return command.caseFile() == null ? Uni.createFrom().voidItem() : audit.record(actor, "SEARCH", "case_file", command.caseFile());
    }

    private Uni<Void> countUnmet(Actor actor, UUID id, Question question, SearchAvailability command, AvailabilityView answer) {
        boolean met = answer.offers().stream().anyMatch(o -> o.status() == AvailabilityStatus.CAPACITY);
        return met ? Uni.createFrom().voidItem() : unmet.count(actor, id, question.country().code(), question.area(), question.stay(), command.caseFile());
    }

    /// @param request the accommodation request that a hold of these offers will be for; or null
    private record Asked(Actor actor, Question question, SearchAvailability command, UUID request) {

        boolean asksAround() {
            return actor.has(Role.CASE_COORDINATOR) && command.caseFile() != null;
        }

        Offer offer(Area area, Instant end) {
            return new Offer(Ids.next(), area.code(), question.country().code(), question.stay(), command.avoidOrganisations(), command.caseFile(), request, end);
        }
    }

    private AvailabilityView answer(Asked asked, UUID id, Map<String, AreaVacancy> found) {
        List<OfferView> views = asked.question().searched().searched().stream()
                .map(area -> offer(asked, area, found.getOrDefault(area.code(), AreaVacancy.NONE)))
                .toList();
        return new AvailabilityView(id, views, AskInstead.of(asked.question(), asked.asksAround(), views, profiles.of(asked.question().country())), time.now());
    }

    private OfferView offer(Asked asked, Area area, AreaVacancy found) {
        if (found.status() != AvailabilityStatus.CAPACITY) {
            return new OfferView(null, area.code(), area.name(), found.status(), null, null);
        }
        ShelterProfile profile = profiles.of(asked.question().country());
        // In whole seconds: fractions of different length would change the length of a token, and with it reveal the time.
        Instant end = profile.offerEnd(time.now()).truncatedTo(ChronoUnit.SECONDS);
        return new OfferView(offers.seal(asked.actor(), asked.offer(area, end)), area.code(), area.name(), found.status(), profile.band(found.places()), end);
    }

    /// Checks the people and needs of a search or of a waitlist entry.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400; 403 when the caller may not avoid an organisation
    public static void check(Actor actor, SearchAvailability command, Stay stay, ShelterProfile profile) {
        checkSize(command, stay, profile);
        checkAvoided(actor, command);
    }

    private static void checkAvoided(Actor actor, SearchAvailability command) {
        if (command.avoidOrganisations().isEmpty()) {
            return;
        }
        if (!actor.has(Role.CASE_COORDINATOR)) {
            throw Problems.forbidden("availability", "no-coordinator", "Only a case coordinator may avoid an organisation.");
        }
        if (command.caseFile() == null) {
            throw Problems.invalid("caseFile", "must be given to avoid an organisation");
        }
    }

    /// The country of the requested area or region.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    public Country country(SearchAvailability command) {
        if ((command.area() == null) == (command.region() == null)) {
            throw Problems.invalid("area", "must be given, or region, but not both");
        }
        command.avoidRegions().forEach(region -> countries.requireRegion("avoidRegions", region));
        return command.region() != null
                ? countries.requireRegion("region", command.region())
                : countries.require("area", Territory.countryOf(command.area()));
    }

    private static void checkSize(SearchAvailability command, Stay stay, ShelterProfile profile) {
        if (command.nights() > profile.maxNights()) {
            throw Problems.invalid("nights", "must be at most " + profile.maxNights());
        }
        int size = stay.party().size();
        if (size < 1 || size > profile.maxParty()) {
            throw Problems.invalid("women", "must be 1 to " + profile.maxParty() + " people, children included");
        }
        command.checkParty();
    }
}
