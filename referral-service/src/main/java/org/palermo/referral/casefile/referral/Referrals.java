package org.palermo.referral.casefile.referral;

import static org.palermo.kernel.access.Body.IMMIGRATION;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.idempotency.Idempotency;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.notice.MailLine;
import org.palermo.kernel.notice.Notices;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.casefile.CaseFile;
import org.palermo.referral.casefile.CaseFileEvent;
import org.palermo.referral.casefile.CaseFileStore;
import org.palermo.referral.casefile.VisibleCase;
import org.palermo.referral.casefile.certificate.Certificates;
import org.palermo.referral.casefile.certificate.IssuedFor;
import org.palermo.referral.casefile.person.Persons;
import org.palermo.referral.casefile.term.CaseTerms;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.mechanism.provider.Providers;

/// Takes referrals, from first responders and from other services.
@Tag(name = "Referrals", description = "Referrals of persons to the mechanism, each with a receipt.")
@Path("/api/nrm/v1/referrals")
@ApplicationScoped
public class Referrals {
    private final CaseFileStore store;
    private final Persons persons;
    private final ReferralConsents consents;
    private final Certificates certificates;
    private final Providers providers;
    private final Countries countries;
    private final Terms terms;
    private final Notices notices;
    private final CurrentOperation operation;

    Referrals(CaseFileStore store, Persons persons, ReferralConsents consents, Certificates certificates, Providers providers,
            Countries countries, Terms terms, Notices notices, CurrentOperation operation) {
        this.store = store;
        this.persons = persons;
        this.consents = consents;
        this.certificates = certificates;
        this.providers = providers;
        this.countries = countries;
        this.terms = terms;
        this.notices = notices;
        this.operation = operation;
    }

    @POST
    @ResponseStatus(201)
    @Operation(operationId = "referPerson", summary = "Refer a person to the mechanism",
            description = "The answer is a receipt, and the competent authority is told. An adult who declines is only counted: nothing "
                    + "about the identity is kept. An adult must be asked for consent, and a child must not be an adult by the date of "
                    + "birth (400). An organisation that is not designated as a first responder gets 403.")
    @Authenticated
    @Allowed(roles = FIRST_RESPONDER, also = IMMIGRATION,
            scope = "in the name of the caller's organisation, which must be designated as a first responder")
    @Audited
    @Scoped
    public Uni<RestResponse<ReferralReceipt>> refer(@RestHeader(Idempotency.HEADER) String key, @Valid @NotNull ReferPerson command) {
        Actor actor = operation.caller();
        countries.requireRegion("region", command.region());
        return operation.once(actor, key, command, ReferralReceipt.class, () -> providers.designationOf(actor)
                        .invoke(sender -> {
                            if (!sender.firstResponder()) {
                                throw Problems.forbidden("referral", "not-designated",
                                        "Your organisation is not a designated first responder.");
                            }
                        })
                        .chain(() -> open(actor, Referral.fromResponder(Ids.next(), command, actor.agency(), terms(command)))))
                .map(receipt -> RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, receipt)
                        .location(URI.create("/api/nrm/v1/referrals/" + receipt.id())).build());
    }

    /// Takes a referral from another service, inside the transaction that takes its event.
    ///
    /// @param id the id of the sender's report, which becomes the id of the case file
    public Uni<ReferralReceipt> receive(Actor system, UUID id, UUID sender, ReferPerson command) {
        countries.requireRegion("region", command.region());
        return open(system, Referral.fromService(id, command, sender, terms(command)));
    }

    private CaseTerms terms(ReferPerson command) {
        return terms.from(operation.now(), command.region());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getReferralReceipt", summary = "Read the receipt of a referral that your organisation has sent",
            description = "`taken` says whether the person was referred or, as an adult who declined, only counted. It does not say what "
                    + "becomes of the case. A referral that another organisation sent gets 404.")
    @Authenticated
    @Allowed(roles = FIRST_RESPONDER, scope = "cases that the caller's organisation has referred", also = IMMIGRATION)
    @Audited
    @Scoped
    public Uni<ReferralReceipt> receipt(UUID id) {
        Actor actor = operation.caller();
        return store.receipt(id, actor.agency())
                .map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(actor, "READ_RECEIPT", "case_file", id));
    }

    private Uni<ReferralReceipt> open(Actor actor, Referral referral) {
        CaseFile file = CaseFile.open(referral);
        ReferralReceipt receipt =
                new ReferralReceipt(file.id(), file.reference(), file.stage(), file.referredAt(), referral.ageCorrection());
        return store.add(file)
                .chain(store::flush)
                .chain(() -> store.add(receipt, file.sender()))
                .chain(() -> referral.declined() ? Uni.createFrom().voidItem() : identity(actor, referral, file))
                .chain(() -> store.record(opened(referral), actor, referral.receivedAt()))
                .chain(() -> tellAuthority(file))
                .chain(() -> operation.record(actor, "REFER", "case_file", file.id()))
                .chain(() -> referral.declined() ? Uni.createFrom().voidItem() : persons.linkPossibleDuplicates(referral.id()))
                .replaceWith(receipt);
    }

    /// Where the law sets a term for the decision, the mail says its last day. A person who declined waits for no decision.
    private Uni<Void> tellAuthority(CaseFile file) {
        List<MailLine> lines = file.dueOn() == null ? List.of() : List.of(MailLine.of("lastDay", file.dueOn()));
        return notices.tellRole(Role.COMPETENT_AUTHORITY, file.region(), "CASE_" + file.stage(), file.id(), file.reference(), lines);
    }

    private Uni<Void> identity(Actor actor, Referral referral, CaseFile file) {
        return persons.keep(referral)
                .chain(() -> persons.keyToWrite(referral.id()))
                .call(key -> referral.consented()
                        ? consents.given(actor, VisibleCase.of(file), referral.sender(), key, referral.consentHow(), referral.receivedAt())
                        : Uni.createFrom().voidItem())
                .chain(key -> certificates.issued(actor, referral.id(), key, IssuedFor.REFERRAL))
                .chain(() -> referral.command().ageGroup().needsGuardian()
                        ? store.needGuardian(referral.id(), referral.receivedAt())
                        : Uni.createFrom().voidItem());
    }

    private static CaseFileEvent opened(Referral referral) {
        return referral.declined() ? new CaseFileEvent.NotifiedOnly(referral.id()) : new CaseFileEvent.Referred(referral.id());
    }
}
