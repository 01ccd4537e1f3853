package org.palermo.shelter.request;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.scope.Sql;
import org.palermo.kernel.territory.Territory;

/// Queries over requests of the cases for which the actor may ask.
@ApplicationScoped
class RequestStore {
    private static final String SELECT = """
            select r.id, r.reference, r.case_file, r.region, r.purpose, r.from_night, r.nights, r.women, r.children, r.needs, r.avoid_regions, r.requested_at
              from case_access a join accommodation_request r on r.case_file = a.case_file
             where a.subject = ?1
            """;

    Uni<List<AccommodationRequest>> page(Actor actor, Cursor after, int limit) {
        return Sql.list(Object[].class, SELECT + " and (r.requested_at, r.id) < (?2, ?3) order by r.requested_at desc, r.id desc limit ?4",
                        actor.subject(), after.at(), after.id(), limit)
                .map(rows -> rows.stream().map(AccommodationRequest::read).toList());
    }

    Uni<Optional<AccommodationRequest>> find(Actor actor, UUID id) {
        return Sql.first(Object[].class, SELECT + " and r.id = ?2", actor.subject(), id).map(row -> row.map(AccommodationRequest::read));
    }

    Uni<Map<UUID, RequestStatus>> states(List<AccommodationRequest> requests, Instant now) {
        return Sql.list(Object[].class, "select request, state from states_of_requests(cast(string_to_array(?1, ',') as uuid[]), ?2)",
                        requests.stream().map(request -> request.id().toString()).collect(Collectors.joining(",")), now)
                .map(rows -> rows.stream().collect(Collectors.toMap(r -> (UUID) r[0], r -> RequestStatus.valueOf((String) r[1]))));
    }

    Uni<Void> add(RequestEvent.Requested told) {
        return Sql.execute("""
                        insert into accommodation_request (id, reference, case_file, country, region, purpose, from_night, nights, women, children, needs,
                                                           avoid_regions, requested_at)
                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
                        """,
                        told.request(), told.reference(), told.caseFile(), Territory.countryOf(told.region()), told.region(), told.purpose().name(), told.from(),
                        told.nights(), told.women(), joined(told.children()), joined(told.needs()), joined(told.avoidRegions()), told.requestedAt())
                .replaceWithVoid();
    }

    /// Deletes the request and cancels its open broadcasts. The watch tells the shelters, as for any cancelled broadcast.
    Uni<Void> remove(UUID id, Instant now) {
        return Sql.execute("delete from accommodation_request where id = ?1", id)
                .chain(() -> Sql.execute("""
                        update broadcast set state = 'CANCELLED', ended_at = ?2, version = version + 1
                         where request = ?1 and state = 'OPEN' and deadline > ?2
                        """, id, now))
                .replaceWithVoid();
    }

    private static String joined(List<?> codes) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
