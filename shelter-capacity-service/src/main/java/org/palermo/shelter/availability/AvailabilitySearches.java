package org.palermo.shelter.availability;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.scope.Scoped;
import org.palermo.shelter.area.Area;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;

/// Searches for places.
@ApplicationScoped
public class AvailabilitySearches {
    private final CheckedQuestions questions;
    private final ShelterProfiles profiles;
    private final Vacancies vacancies;
    private final UnmetNeeds unmet;
    private final Offers offers;
    private final CurrentOperation operation;

    AvailabilitySearches(CheckedQuestions questions, ShelterProfiles profiles, Vacancies vacancies, UnmetNeeds unmet, Offers offers,
            CurrentOperation operation) {
        this.questions = questions;
        this.profiles = profiles;
        this.vacancies = vacancies;
        this.unmet = unmet;
        this.offers = offers;
        this.operation = operation;
    }

    @Scoped
    public Uni<AvailabilityView> search(Actor actor, String key, SearchAvailability command) {
        Searchers.require(actor);
        return operation.once(actor, key, command, AvailabilityView.class, () -> search(actor, command, null));
    }

    /// Runs in the caller's transaction.
    ///
    /// @param request the case's accommodation request that a hold of these offers will be for; or null
    public Uni<AvailabilityView> search(Actor actor, SearchAvailability command, UUID request) {
        UUID id = Ids.next();
        return questions.of(actor, command).flatMap(question -> found(actor, question, command, command.caseFile() != null)
                .map(found -> answer(new Asked(actor, question, command, request), id, found))
                .call(answer -> countUnmet(actor, id, question, command, answer)));
    }

    /// Checks and counts a broadcast like a search, and looks for a place that could be held.
    ///
    /// @return the question when there is no place, otherwise empty. A place that was found is not reported as a failure, because a
    ///     failure would roll back the counted question
    public Uni<Optional<Question>> unanswered(Actor actor, SearchAvailability command) {
        return questions.of(actor, command).flatMap(question -> found(actor, question, command, true)
                .map(found -> found.values().stream().anyMatch(area -> area.status() == AvailabilityStatus.CAPACITY)
                        ? Optional.empty()
                        : Optional.of(question)));
    }

    /// The profile of the country of the requested area or region.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    public ShelterProfile profile(SearchAvailability command) {
        return profiles.of(questions.country(command));
    }

    /// When the last requested night is over.
    ///
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400
    public Instant end(SearchAvailability command) {
        return questions.end(command);
    }

    private Uni<Map<String, AreaVacancy>> found(Actor actor, Question question, SearchAvailability command, boolean lasting) {
        ExcludedShelters avoided = new ExcludedShelters(command.avoidOrganisations(), actor.agency(), command.caseFile());
        return vacancies.inAreas(question.country().code(), question.areas(), question.stay(), avoided,
                profiles.of(question.country()), operation.now(), lasting);
    }

    private Uni<Void> countUnmet(Actor actor, UUID id, Question question, SearchAvailability command, AvailabilityView answer) {
        boolean met = answer.offers().stream().anyMatch(o -> o.status() == AvailabilityStatus.CAPACITY);
        return met
                ? Uni.createFrom().voidItem()
                : unmet.count(actor, id, question.country().code(), question.area(), question.stay(), command.caseFile());
    }

    /// @param request the accommodation request that a hold of these offers will be for; or null
    private record Asked(Actor actor, Question question, SearchAvailability command, UUID request) {

        boolean asksAround() {
            return actor.has(Role.CASE_COORDINATOR) && command.caseFile() != null;
        }

        Offer offer(Area area, Instant end) {
            return new Offer(Ids.next(), area.code(), question.country().code(), question.stay(),
                    command.avoidOrganisations(), command.caseFile(), request, end);
        }
    }

    private AvailabilityView answer(Asked asked, UUID id, Map<String, AreaVacancy> found) {
        List<OfferView> views = asked.question().searched().searched().stream()
                .map(area -> offer(asked, area, found.getOrDefault(area.code(), AreaVacancy.NONE)))
                .toList();
        return new AvailabilityView(id, views,
                AskInstead.of(asked.question(), asked.asksAround(), views, profiles.of(asked.question().country())), operation.now());
    }

    private OfferView offer(Asked asked, Area area, AreaVacancy found) {
        if (found.status() != AvailabilityStatus.CAPACITY) {
            return new OfferView(null, area.code(), area.name(), found.status(), null, null);
        }
        ShelterProfile profile = profiles.of(asked.question().country());
        // In whole seconds: fractions of different length would change the length of a token, and with it reveal the time.
        Instant end = profile.offerEnd(operation.now()).truncatedTo(ChronoUnit.SECONDS);
        return new OfferView(offers.seal(asked.actor(), asked.offer(area, end)), area.code(),
                area.name(), found.status(), profile.band(found.places()), end);
    }
}
