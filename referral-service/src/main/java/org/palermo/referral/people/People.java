package org.palermo.referral.people;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.AGENCY_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.id.Reference;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CurrentActor;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.people.agency.Agency;
import org.palermo.referral.people.agency.AgencyRoles;
import org.palermo.referral.people.identity.Account;
import org.palermo.referral.people.identity.Accounts;
import org.palermo.referral.people.identity.IdentityProviderUnavailable;
import org.palermo.referral.people.identity.PeopleConfig;

/// Manages accounts: decides in {@link PersonRecords}, then informs the identity provider. No transaction is open during calls to the
/// identity provider.
@Tag(name = "People", description = "The accounts of the people of an agency, their roles, and the review of their access.")
@Path("/api/nrm/v1/people")
@ApplicationScoped
class People {
    private static final String PEOPLE = "agency administrator: people of the caller's organisation; mechanism administrator: people of "
            + "organisations in the countries that the caller covers";
    private static final int ADOPTED_AT_ONCE = 100;

    private final PersonRecords records;
    private final Accounts accounts;
    private final IdentityProviderSync tellings;
    private final Countries countries;
    private final PeopleConfig config;
    private final CurrentActor caller;

    People(PersonRecords records, Accounts accounts, IdentityProviderSync tellings, Countries countries, PeopleConfig config,
            CurrentActor caller) {
        this.records = records;
        this.accounts = accounts;
        this.tellings = tellings;
        this.countries = countries;
        this.config = config;
        this.caller = caller;
    }

    /// Sorted by user name.
    ///
    /// @param agency the organisation; without it, your own
    @GET
    @Operation(operationId = "listPeople", summary = "List the people of your agency",
            description = "The list is sorted by user name. A mechanism administrator can name another `agency` in a country that they "
                    + "cover entirely. When the identity provider does not answer, the answer is 503.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<PeoplePage> page(
            @RestQuery UUID agency, @RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = caller.get();
        int first = PeoplePage.parse(cursor);
        return orUnavailable(records.agency(actor, agency, "LIST")
                .flatMap(of -> accounts.ofAgency(of.id(), first, limit + 1)
                        .flatMap(found -> seen(actor, of, found.subList(0, Math.min(limit, found.size())))
                                .map(people -> new PeoplePage(people, found.size() > limit ? PeoplePage.write(first + limit) : null,
                                        List.copyOf(AgencyRoles.givenBy(actor, of)))))));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPerson", summary = "Read the account of a person of your agency",
            description = "While the identity provider does not answer, the name and the address are left out.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> get(UUID id) {
        Actor actor = caller.get();
        return records.get(actor, id).flatMap(person -> named(actor, person))
                .map(ETags::on);
    }

    /// A repeat finds the account that the first attempt created, and continues from there; so does another invitation of a person who has
    /// set neither a password nor a second factor yet.
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "invitePerson", summary = "Invite a person to your agency",
            description = "Only this answer contains the one-time password, unless the installation mails a link. A role that you may not "
                    + "give in this kind of agency gets 400. If a person of the agency was invited with this address and has set neither a "
                    + "password nor a second factor yet, she gets a new password or link, and these roles instead of the earlier ones; if "
                    + "she has cases already that need an earlier role, the answer is 409. If any other account has the address, it is 409 "
                    + "too. When the identity provider does not answer, it is 503.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<InvitationView>> invite(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull InvitePerson command) {
        Actor actor = caller.get();
        return orUnavailable(records.mayInvite(actor, key, command)
                        .flatMap(agency -> accounts.create(command.username(), command.givenName(), command.familyName(), agency)
                                .flatMap(made -> made.isPresent() ? Uni.createFrom().item(made.get()) : madeBefore(command, agency))
                                .flatMap(account -> records.invited(actor, key, command, account, agency))
                                .call(person -> tellings.tell(person.id()))
                                .flatMap(person -> credentials(person).flatMap(given -> named(actor, person)
                                        .map(view -> new InvitationView(view, given.orElse(null),
                                                given.isEmpty() && view.state() == PersonState.INVITED))))))
                .map(invited -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, invited)
                        .location(URI.create("/api/nrm/v1/people/" + invited.person().id()))
                        .header("Cache-Control", "no-store").build());
    }

    @PUT
    @Path("/{id}/roles")
    @Operation(operationId = "giveRoles", summary = "Replace the roles of a person",
            description = "You can't give yourself a role (403), and you can't give up the role of an administrator if nobody else of the "
                    + "agency has it (409). A role that you may not give in this kind of agency can neither be added nor taken away "
                    + "(400): send those that the person has. An administrator of the mechanism takes away any role. A person who works "
                    + "on cases must hand them "
                    + "over before the role of case coordinator is removed (409); a person who is suspended or removed gets 409 too. Send "
                    + "the ETag of the person in If-Match.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> giveRoles(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull GiveRoles command) {
        Actor actor = caller.get();
        return colleaguesOf(actor, id)
                .chain(() -> records.giveRoles(actor, id, ifMatch, command))
                .flatMap(person -> told(actor, person))
                .map(ETags::on);
    }

    @POST
    @Path("/{id}/suspension")
    @Operation(operationId = "suspendPerson", summary = "Suspend a person",
            description = "The sessions end, and within two seconds no token of the person is accepted. `handOverTo` hands over the cases "
                    + "in the same step, to an active person of the agency with the roles that the cases need (400). Without "
                    + "`handOverTo`, if the reason is `LEFT`, the cases that the person has for a competent authority are then assigned "
                    + "to nobody. "
                    + "You can't suspend yourself (403). A person who is already suspended or removed gets 409. Send the ETag of "
                    + "the person in If-Match.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> suspend(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull SuspendPerson command) {
        Actor actor = caller.get();
        return colleaguesOf(actor, id)
                .chain(() -> records.suspend(actor, id, ifMatch, key, command))
                .flatMap(person -> told(actor, person))
                .map(ETags::on);
    }

    @POST
    @Path("/{id}/reinstatement")
    @Operation(operationId = "reinstatePerson", summary = "End the suspension of a person",
            description = "The person must sign in again. You can't reinstate yourself (403). A person who is not suspended gets 409; an "
                    + "account that a review has removed stays removed. Send the ETag of the person in If-Match.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE, also = IMMIGRATION)
    @Audited
    public Uni<RestResponse<PersonView>> reinstate(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key) {
        Actor actor = caller.get();
        return records.reinstate(actor, id, ifMatch, key).flatMap(person -> told(actor, person))
                .map(ETags::on);
    }

    @POST
    @Path("/{id}/handover")
    @Operation(operationId = "handOverCases", summary = "Hand over all cases of a person to another person of the agency",
            description = "All cases are handed over in one step, also those of a person who is suspended or removed. `to` must be an "
                    + "active person of the same agency: a case coordinator, or, for the cases of a competent authority, a person who may "
                    + "decide (400). Send the ETag of the person in If-Match.")
    @Authenticated
    @Allowed(roles = {AGENCY_ADMINISTRATOR, MECHANISM_ADMINISTRATOR}, scope = PEOPLE)
    @Audited
    public Uni<RestResponse<PersonView>> handOver(
            UUID id, @RestHeader("If-Match") String ifMatch, @RestHeader(Idempotency.HEADER) String key,
            @Valid @NotNull HandOverWork command) {
        Actor actor = caller.get();
        return records.handOver(actor, id, ifMatch, key, command).flatMap(person -> named(actor, person))
                .map(ETags::on);
    }

    /// @param agency null for the actor's own
    Uni<ReviewView> unconfirmed(Actor actor, UUID agency, Cursor after, int limit) {
        return orUnavailable(records.agency(actor, agency, "REVIEW")
                .call(of -> adoptAll(actor, of, 0))
                .flatMap(of -> records.unconfirmed(actor, of.id(), zone(of.country()), after, limit + 1)
                        .flatMap(waiting -> inOrder(waiting.people(), person -> named(actor, person, of))
                                .map(people -> Page.of(people, limit, p -> new Cursor(p.recordedAt(), p.id())))
                                .map(page -> new ReviewView(waiting.quarter().toString(), waiting.quarter().lastDay(), waiting.due(),
                                        waiting.overdue(), page.items(), page.next())))));
    }

    Uni<ReviewedView> review(Actor actor, String key, ReviewAccess command) {
        boolean herself = command.decisions().stream().anyMatch(decision -> decision.person().toString().equals(actor.subject()));
        return (herself ? colleaguesOf(actor, UUID.fromString(actor.subject())) : Uni.createFrom().voidItem())
                .chain(() -> records.review(actor, key, command, this::zone))
                .call(reviewed -> inOrder(reviewed.removed(), tellings::tell));
    }

    /// When the caller acts on her own account, the check for another administrator needs the records of all colleagues.
    private Uni<Void> colleaguesOf(Actor actor, UUID id) {
        return id.toString().equals(actor.subject())
                ? orUnavailable(records.agency(actor, null, "LIST").flatMap(of -> adoptAll(actor, of, 0)))
                : Uni.createFrom().voidItem();
    }

    private Uni<Void> adoptAll(Actor actor, Agency agency, int first) {
        return accounts.ofAgency(agency.id(), first, ADOPTED_AT_ONCE)
                .flatMap(found -> recorded(actor, found)
                        .flatMap(known -> found.size() < ADOPTED_AT_ONCE
                                ? Uni.createFrom().voidItem()
                                : adoptAll(actor, agency, first + ADOPTED_AT_ONCE)));
    }

    private Uni<List<PersonView>> seen(Actor actor, Agency agency, List<Account> found) {
        ZoneId zone = zone(agency.country());
        return recorded(actor, found)
                .map(known -> found.stream().filter(Account::isPerson)
                        .map(account -> known.get(account.id()).seen(account, Instant.now(), zone)).toList());
    }

    /// The records of these accounts; accounts that exist only in the identity provider are adopted.
    private Uni<Map<UUID, PersonRecord>> recorded(Actor actor, List<Account> found) {
        return records.among(actor, found.stream().filter(Account::isPerson).map(Account::id).toList()).flatMap(known -> {
            Set<UUID> ids = known.stream().map(PersonRecord::id).collect(Collectors.toSet());
            return inOrder(found.stream().filter(account -> account.isPerson() && !ids.contains(account.id())).toList(),
                            account -> accounts.roles(account.id()).flatMap(roles -> records.adopt(actor, account, roles)))
                    .map(adopted -> {
                        List<PersonRecord> all = new ArrayList<>(known);
                        all.addAll(adopted);
                        return all.stream().collect(Collectors.toMap(PersonRecord::id, Function.identity()));
                    });
        });
    }

    private Uni<UUID> madeBefore(InvitePerson command, Agency agency) {
        return accounts.named(command.username()).map(found -> found
                        .filter(account -> account.unused() && agency.id().equals(account.agency()))
                        .map(Account::id).orElseThrow(PersonRecords::addressTaken))
                .call(account -> accounts.hasSecondFactor(account).invoke(PersonRecords::requireUnused));
    }

    /// Empty when the person has already signed in, or when a link is mailed.
    private Uni<Optional<String>> credentials(PersonRecord person) {
        return accounts.find(person.id()).flatMap(found -> {
            if (found.filter(Account::unused).isEmpty()) {
                return Uni.createFrom().item(Optional.<String>empty());
            }
            if (config.invitation() == PeopleConfig.Invitation.MAIL) {
                return accounts.mailInvitation(person.id()).replaceWith(Optional.<String>empty());
            }
            String password = Reference.random(100);
            return accounts.setOneTimePassword(person.id(), password).replaceWith(Optional.of(password));
        });
    }

    private Uni<PersonView> told(Actor actor, PersonRecord person) {
        return tellings.tell(person.id()).chain(() -> named(actor, person));
    }

    private Uni<PersonView> named(Actor actor, PersonRecord person) {
        return records.agencyOfPerson(actor, person).flatMap(agency -> named(actor, person, agency));
    }

    /// Reads the current record: the identity provider may have been informed since the decision.
    private Uni<PersonView> named(Actor actor, PersonRecord person, Agency agency) {
        return records.among(actor, List.of(person.id()))
                .map(found -> found.stream().findFirst().orElse(person))
                .flatMap(present -> accounts.find(person.id())
                        .onFailure(IdentityProviderUnavailable.class).recoverWithItem(Optional.empty())
                        .map(account -> present.seen(account.orElse(null), Instant.now(), zone(agency.country()))));
    }

    private ZoneId zone(String country) {
        return countries.country(country).map(found -> found.zone()).orElseThrow(Problems::notFound);
    }

    private static <T, R> Uni<List<R>> inOrder(List<T> items, Function<T, Uni<R>> step) {
        return Multi.createFrom().iterable(items).onItem().transformToUniAndConcatenate(step::apply).collect().asList();
    }

    private static <T> Uni<T> orUnavailable(Uni<T> work) {
        return work.onFailure(IdentityProviderUnavailable.class).transform(away ->
                Problems.unavailable("people", "identity-away", "Accounts can't be reached now. Nothing was changed; ask again."));
    }
}
