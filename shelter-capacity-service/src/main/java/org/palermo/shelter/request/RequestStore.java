package org.palermo.shelter.request;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.sql.Change;
import org.palermo.kernel.sql.Query;
import org.palermo.kernel.territory.Territory;
import org.palermo.shelter.placement.Purpose;
import org.palermo.shelter.register.Need;

/// Queries over requests of the cases for which the actor may ask.
@ApplicationScoped
class RequestStore {
    private static final String SELECT = """
            select r.id, r.reference, r.case_file, r.region, r.purpose, r.from_night, r.nights, r.women, r.children, r.needs,
                   r.avoid_regions, r.requested_at
              from case_access a join accommodation_request r on r.case_file = a.case_file
             where a.subject = $1
            """;
    private static final Query<RequestRow> PAGE = Query.of(RequestRow.class,
            SELECT + " and (r.requested_at, r.id) < ($2, $3) order by r.requested_at desc, r.id desc limit $4");
    private static final Query<RequestRow> ONE = Query.of(RequestRow.class, SELECT + " and r.id = $2");
    private static final Query<StateRow> STATES =
            Query.of(StateRow.class, "select request, state from states_of_requests(cast(string_to_array($1, ',') as uuid[]), $2)");
    private static final Change ADD = Change.of("""
            insert into accommodation_request (id, reference, case_file, country, region, purpose, from_night, nights, women, children,
                                               needs, avoid_regions, requested_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """);
    private static final Change REMOVE = Change.of("delete from accommodation_request where id = $1");
    private static final Change CANCEL_BROADCASTS = Change.of("""
            update broadcast set state = 'CANCELLED', ended_at = $2, version = version + 1
             where request = $1 and state = 'OPEN' and deadline > $2
            """);

    Uni<List<AccommodationRequest>> page(Actor actor, Cursor after, int limit) {
        return PAGE.list(actor.subject(), after.at(), after.id(), limit).map(rows -> rows.stream().map(RequestRow::request).toList());
    }

    Uni<Optional<AccommodationRequest>> find(Actor actor, UUID id) {
        return ONE.first(actor.subject(), id).map(row -> row.map(RequestRow::request));
    }

    Uni<Map<UUID, RequestStatus>> states(List<AccommodationRequest> requests, Instant now) {
        return STATES.list(requests.stream().map(request -> request.id().toString()).collect(Collectors.joining(",")), now)
                .map(rows -> rows.stream().collect(Collectors.toMap(StateRow::request, StateRow::state)));
    }

    Uni<Void> add(RequestEvent.Requested told) {
        return ADD.execute(told.request(), told.reference(), told.caseFile(), Territory.countryOf(told.region()), told.region(),
                        told.purpose(), told.from(), told.nights(), told.women(), joined(told.children()), joined(told.needs()),
                        joined(told.avoidRegions()), told.requestedAt())
                .replaceWithVoid();
    }

    /// Deletes the request and cancels its open broadcasts. The watch tells the shelters, as for any cancelled broadcast.
    Uni<Void> remove(UUID id, Instant now) {
        return REMOVE.execute(id).chain(() -> CANCEL_BROADCASTS.execute(id, now)).replaceWithVoid();
    }

    private static String joined(List<?> codes) {
        return codes.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(","));
    }

    /// Ages, needs and regions are joined by commas.
    @RegisterForReflection
    private record RequestRow(
            UUID id, String reference, UUID caseFile, String region, Purpose purpose, LocalDate fromNight, int nights, int women,
            String children, String needs, String avoidRegions, Instant requestedAt) {

        AccommodationRequest request() {
            return new AccommodationRequest(id, reference, caseFile, region, purpose, fromNight, nights, women,
                    split(children).stream().map(Integer::valueOf).toList(), split(needs).stream().map(Need::valueOf).toList(),
                    split(avoidRegions), requestedAt);
        }
    }

    @RegisterForReflection
    private record StateRow(UUID request, RequestStatus state) {}
}
