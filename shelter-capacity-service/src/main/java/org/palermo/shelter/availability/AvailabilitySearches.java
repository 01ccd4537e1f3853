package org.palermo.shelter.availability;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.scope.TransactionTime;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.area.Area;
import org.palermo.shelter.area.Areas;
import org.palermo.shelter.profile.ShelterProfile;
import org.palermo.shelter.profile.ShelterProfiles;
import org.palermo.shelter.register.ShelterStatus;

/// Looks for places.
@ApplicationScoped
public class AvailabilitySearches {
    private final Countries countries;
    private final ShelterProfiles profiles;
    private final Areas areas;
    private final Vacancies vacancies;
    private final UnmetNeeds unmet;
    private final Offers offers;
    private final Idempotency idempotency;
    private final TransactionTime time;

    AvailabilitySearches(Countries countries, ShelterProfiles profiles, Areas areas, Vacancies vacancies, UnmetNeeds unmet,
            Offers offers, Idempotency idempotency, TransactionTime time) {
        this.countries = countries;
        this.profiles = profiles;
        this.areas = areas;
        this.vacancies = vacancies;
        this.unmet = unmet;
        this.offers = offers;
        this.idempotency = idempotency;
        this.time = time;
    }

    @Scoped
    @WithTransaction
    public Uni<AvailabilityView> search(Actor actor, String key, SearchAvailability command) {
        Searchers.require(actor);
        return idempotency.once(actor, "POST /availability-searches", key, command, AvailabilityView.class, () -> search(actor, command));
    }

    private Uni<AvailabilityView> search(Actor actor, SearchAvailability command) {
        Country country = country(command);
        check(command, country, profiles.of(country));
        UUID id = Ids.next();
        return areas.of(country)
                .map(all -> SearchedAreas.of(command, country, all))
                .flatMap(searched -> vacancies.inAreas(searched.codes(), command.stay(), time.now())
                        .map(found -> answer(actor, id, country, searched.searched(), command.stay(), found))
                        .call(answer -> countUnmet(actor, id, country, searched, command.stay(), answer)));
    }

    private Uni<Void> countUnmet(Actor actor, UUID id, Country country, SearchedAreas searched, Stay stay, AvailabilityView answer) {
        boolean met = answer.offers().stream().anyMatch(o -> o.status() == AvailabilityStatus.CAPACITY);
        return met ? Uni.createFrom().voidItem() : unmet.count(actor, id, country.code(), searched.asked().code(), stay);
    }

    private AvailabilityView answer(Actor actor, UUID id, Country country, List<Area> searched, Stay stay, List<Vacancy> found) {
        List<OfferView> views = searched.stream()
                .map(area -> offer(actor, country, area, stay, found.stream().filter(v -> v.area().equals(area.code())).toList()))
                .toList();
        return new AvailabilityView(id, views, time.now());
    }

    private OfferView offer(Actor actor, Country country, Area area, Stay stay, List<Vacancy> found) {
        ShelterProfile profile = profiles.of(country);
        AvailabilityStatus status = status(found, stay.party(), profile);
        if (status != AvailabilityStatus.CAPACITY) {
            return new OfferView(null, area.code(), area.name(), status, null, null);
        }
        Instant end = profile.offerEnd(time.now());
        String token = offers.seal(actor, new Offer(Ids.next(), area.code(), country.code(), stay, end));
        return new OfferView(token, area.code(), area.name(), status, profile.band(places(found, stay.party(), profile)), end);
    }

    private AvailabilityStatus status(List<Vacancy> found, Party party, ShelterProfile profile) {
        Instant staleBefore = profile.staleBefore(time.now());
        if (found.isEmpty()) {
            return AvailabilityStatus.NONE;
        }
        if (found.stream().anyMatch(v -> v.canHold(party, profile.cotMaxAge(), staleBefore))) {
            return AvailabilityStatus.CAPACITY;
        }
        boolean assess = found.stream().anyMatch(v -> v.isUnknown(staleBefore)
                || v.status() == ShelterStatus.RESTRICTED && v.fits(party, profile.cotMaxAge()));
        return assess ? AvailabilityStatus.FURTHER_ASSESSMENT : AvailabilityStatus.WAITLIST;
    }

    private int places(List<Vacancy> found, Party party, ShelterProfile profile) {
        Instant staleBefore = profile.staleBefore(time.now());
        return found.stream().filter(v -> v.canHold(party, profile.cotMaxAge(), staleBefore)).mapToInt(Vacancy::places).sum();
    }

    private Country country(SearchAvailability command) {
        if ((command.area() == null) == (command.region() == null)) {
            throw Problems.invalid("area", "or region is needed, one of the two");
        }
        command.avoidRegions().forEach(region -> countries.requireRegion("avoidRegions", region));
        return command.region() != null
                ? countries.requireRegion("region", command.region())
                : countries.require("area", Territory.countryOf(command.area()));
    }

    private void check(SearchAvailability command, Country country, ShelterProfile profile) {
        LocalDate today = LocalDate.ofInstant(time.now(), country.zone());
        if (command.from().isBefore(today) || command.from().isAfter(today.plusDays(profile.horizonDays()))) {
            throw Problems.invalid("from", "is neither past nor more than " + profile.horizonDays() + " days ahead");
        }
        if (command.nights() > profile.maxNights()) {
            throw Problems.invalid("nights", "is at most " + profile.maxNights());
        }
        int size = command.stay().party().size();
        if (size < 1 || size > profile.maxParty()) {
            throw Problems.invalid("women", "with the children are 1 to " + profile.maxParty() + " people");
        }
    }
}
