package org.palermo.portal.gateway.people;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.palermo.portal.gateway.Answer;
import org.palermo.portal.gateway.Calls;

/// Manages the accounts of the reader's agency, always in the name of the reader of the page.
@ApplicationScoped
public class PeopleGateway {
    private static final int ROWS = 25;
    private static final int MOST_ROWS = 200;

    private final PeopleClient people;

    PeopleGateway(@RestClient PeopleClient people) {
        this.people = people;
    }

    public Uni<Answer<PeoplePage>> page(SecurityIdentity reader, String cursor) {
        return ask(() -> people.page(Calls.bearer(reader), cursor, ROWS));
    }

    public Uni<Answer<Person>> get(SecurityIdentity reader, UUID id) {
        return ask(() -> people.get(Calls.bearer(reader), id));
    }

    public Uni<Answer<AccessReview>> unconfirmed(SecurityIdentity reader, String cursor) {
        return ask(() -> people.unconfirmed(Calls.bearer(reader), cursor, ROWS));
    }

    /// @param key the idempotency key, created with the form: sending the form twice invites once
    public Uni<Done<Invited>> invite(SecurityIdentity reader, String key, String givenName, String familyName, String email, List<String> roles) {
        return act(() -> people.invite(Calls.bearer(reader), key, new PeopleClient.Invitation(givenName, familyName, email, roles)));
    }

    /// @param version of the person that the reader saw
    public Uni<Done<Person>> giveRoles(SecurityIdentity reader, UUID id, int version, List<String> roles) {
        return act(() -> people.giveRoles(Calls.bearer(reader), Calls.etag(version), id, new PeopleClient.Roles(roles)));
    }

    /// @param heir the colleague who takes over the person's cases; null when the person keeps them
    public Uni<Done<Person>> suspend(SecurityIdentity reader, UUID id, int version, String key, Person.Reason reason, UUID heir) {
        return act(() -> people.suspend(Calls.bearer(reader), Calls.etag(version), key, id, new PeopleClient.Suspension(reason, heir)));
    }

    public Uni<Done<Person>> handOver(SecurityIdentity reader, UUID id, int version, String key, UUID heir) {
        return act(() -> people.handOver(Calls.bearer(reader), Calls.etag(version), key, id, new PeopleClient.Handover(heir)));
    }

    /// The colleagues who can take over the person's cases, from all pages of the list.
    public Uni<Answer<List<Person>>> heirs(SecurityIdentity reader, UUID leaver) {
        return ask(() -> heirs(reader, leaver, null, new ArrayList<>()));
    }

    private Uni<List<Person>> heirs(SecurityIdentity reader, UUID leaver, String cursor, List<Person> found) {
        return people.page(Calls.bearer(reader), cursor, MOST_ROWS).chain(page -> {
            page.items().stream().filter(person -> person.coordinates() && !person.id().equals(leaver)).forEach(found::add);
            return page.next() == null ? Uni.createFrom().item(found) : heirs(reader, leaver, page.next(), found);
        });
    }

    public Uni<Done<Person>> reinstate(SecurityIdentity reader, UUID id, int version, String key) {
        return act(() -> people.reinstate(Calls.bearer(reader), Calls.etag(version), key, id));
    }

    /// @param kept by person: whether the access is kept
    public Uni<Done<Integer>> review(SecurityIdentity reader, String key, Map<UUID, Boolean> kept) {
        List<PeopleClient.Decision> decisions = kept.entrySet().stream()
                .map(e -> new PeopleClient.Decision(e.getKey(), e.getValue() ? PeopleClient.Outcome.CONFIRMED : PeopleClient.Outcome.REMOVED)).toList();
        return act(() -> people.review(Calls.bearer(reader), key, new PeopleClient.Review(decisions)).map(reviewed -> decisions.size()));
    }

    private static <T> Uni<Answer<T>> ask(Supplier<Uni<? extends T>> call) {
        return Calls.ask("people", call);
    }

    private static <T> Uni<Done<T>> act(Supplier<Uni<? extends T>> call) {
        return Calls.act("people", call, Done.Success::new, problem -> new Done.Failure<>(problem == null ? Done.Why.AWAY : Done.Why.of(problem.status(), problem.what())));
    }
}
