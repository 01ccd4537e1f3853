package org.palermo.portal.gateway;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// Reads one case file and decides on it, always in the name of the reader of the page. Each call states its purpose for the
/// audit.
@ApplicationScoped
public class CaseGateway {
    private static final int MOST_ROWS = 200;

    private final CaseFileClient client;

    CaseGateway(@RestClient CaseFileClient client) {
        this.client = client;
    }

    public Uni<Answer<CaseFile>> get(SecurityIdentity reader, UUID id) {
        return Calls.ask("case file", () -> client.get(Calls.bearer(reader), Purposes.ofCase(reader), id));
    }

    public Uni<Answer<CaseTeam>> team(SecurityIdentity reader, UUID id) {
        return Calls.ask("team of a case", () -> client.team(Calls.bearer(reader), Purposes.ofCase(reader), id));
    }

    public Uni<Answer<PlacesAsked>> places(SecurityIdentity reader, UUID id) {
        return Calls.ask("requests for a place", () -> client.places(Calls.bearer(reader), Purposes.ofCase(reader), id, MOST_ROWS));
    }

    /// @return the registered organisations among these, by id
    public Uni<Map<UUID, Organisation>> organisations(SecurityIdentity reader, Collection<UUID> ids) {
        return Multi.createFrom().iterable(ids).select().distinct()
                .onItem().transformToUniAndConcatenate(id -> Calls.ask("organisation", () -> client.organisation(Calls.bearer(reader), id)))
                .select().where(Answer::isFound)
                .collect().asMap(found -> found.value().id(), Answer::value);
    }

    /// @param version of the file that the reader saw
    /// @param key the idempotency key, created with the form
    public Uni<Decided> decide(SecurityIdentity reader, UUID id, int version, String key, MakeDecision decision) {
        return Calls.act("decision", () -> client.decide(Calls.bearer(reader), Purposes.ofCase(reader), Calls.etag(version), key, id, decision),
                made -> new Decided.Made(), Decided::not);
    }
}
