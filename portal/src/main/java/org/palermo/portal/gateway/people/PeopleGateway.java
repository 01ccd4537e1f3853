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

/// Manages the accounts of the reader's agency, and for an administrator of the mechanism those of others, always in the name of the
/// reader of the page.
@ApplicationScoped
public class PeopleGateway {
    private static final int ROWS = 25;
    private static final int MOST_ROWS = 200;

    private final PeopleClient people;
    private final OrganisationsClient organisations;

    PeopleGateway(@RestClient PeopleClient people, @RestClient OrganisationsClient organisations) {
        this.people = people;
        this.organisations = organisations;
    }

    /// The organisation as the register has it.
    public Uni<Answer<Organisation>> organisation(SecurityIdentity reader, UUID id) {
        return Calls.ask("organisation", () -> organisations.get(Calls.bearer(reader), id));
    }

    /// @param agency null for the reader's own
    public Uni<Answer<PeoplePage>> page(SecurityIdentity reader, UUID agency, String cursor) {
        return ask(() -> people.page(Calls.bearer(reader), agency, cursor, ROWS));
    }

    public Uni<Answer<Person>> get(SecurityIdentity reader, UUID id) {
        return ask(() -> people.get(Calls.bearer(reader), id));
    }

    public Uni<Answer<AccessReview>> unconfirmed(SecurityIdentity reader, String cursor) {
        return ask(() -> people.unconfirmed(Calls.bearer(reader), cursor, ROWS));
    }

    /// @param key the idempotency key, created with the form: sending the form twice invites once
    /// @param agency null for the reader's own
    public Uni<ActionResult<InvitationResult>> invite(SecurityIdentity reader, String key, UUID agency, String givenName, String familyName,
            String email, List<String> roles) {
        return act(() -> people.invite(Calls.bearer(reader), key, new PeopleClient.Invitation(agency, givenName, familyName, email,
                roles)));
    }

    /// @param version of the person that the reader saw
    public Uni<ActionResult<Person>> giveRoles(SecurityIdentity reader, UUID id, int version, List<String> roles) {
        return act(() -> people.giveRoles(Calls.bearer(reader), Calls.etag(version), id, new PeopleClient.Roles(roles)));
    }

    /// @param heir the colleague who takes over the person's cases; null when the person keeps them
    public Uni<ActionResult<Person>> suspend(SecurityIdentity reader, UUID id, int version, String key, Person.Reason reason, UUID heir) {
        return act(() -> people.suspend(Calls.bearer(reader), Calls.etag(version), key, id, new PeopleClient.Suspension(reason, heir)));
    }

    public Uni<ActionResult<Person>> handOver(SecurityIdentity reader, UUID id, int version, String key, UUID heir) {
        return act(() -> people.handOver(Calls.bearer(reader), Calls.etag(version), key, id, new PeopleClient.Handover(heir)));
    }

    /// The colleagues who can take over the person's cases, from all pages of the list.
    public Uni<Answer<List<Person>>> heirs(SecurityIdentity reader, Person leaver) {
        return ask(() -> heirs(reader, leaver, null, new ArrayList<>()));
    }

    private Uni<List<Person>> heirs(SecurityIdentity reader, Person leaver, String cursor, List<Person> found) {
        return people.page(Calls.bearer(reader), leaver.agency(), cursor, MOST_ROWS).chain(page -> {
            page.items().stream().filter(person -> person.coordinates() && !person.id().equals(leaver.id())).forEach(found::add);
            return page.next() == null ? Uni.createFrom().item(found) : heirs(reader, leaver, page.next(), found);
        });
    }

    public Uni<ActionResult<Person>> reinstate(SecurityIdentity reader, UUID id, int version, String key) {
        return act(() -> people.reinstate(Calls.bearer(reader), Calls.etag(version), key, id));
    }

    /// @param kept by person: whether the access is kept
    public Uni<ActionResult<Integer>> review(SecurityIdentity reader, String key, Map<UUID, Boolean> kept) {
        List<PeopleClient.Decision> decisions = kept.entrySet().stream()
                .map(e -> new PeopleClient.Decision(e.getKey(),
                        e.getValue() ? PeopleClient.Outcome.CONFIRMED : PeopleClient.Outcome.REMOVED)).toList();
        return act(() -> people.review(Calls.bearer(reader), key, new PeopleClient.Review(decisions)).map(reviewed -> decisions.size()));
    }

    private static <T> Uni<Answer<T>> ask(Supplier<Uni<? extends T>> call) {
        return Calls.ask("people", call);
    }

    private static <T> Uni<ActionResult<T>> act(Supplier<Uni<? extends T>> call) {
        return Calls.act("people", call, ActionResult.Success::new,
                problem -> new ActionResult.Failure<>(problem == null ? ActionResult.Why.AWAY
                        : ActionResult.Why.of(problem.status(), problem.what())));
    }
}
