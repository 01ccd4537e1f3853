package org.palermo.inspection.tip.partner;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.secret.RandomSecret;
import org.palermo.inspection.tip.TipDays;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Makes, lists and revokes the credentials with which the software of partners sends tips.
@Tag(name = "Tips", description = "Tips of partners and of the public, and the agreements with partners.")
@Path("/api/inspection/v1/partner-agreements/{agreement}/credentials")
@ApplicationScoped
public class PartnerCredentials {
    private static final String KIND = "partner_credential";
    private static final String OWN = "credentials of agreements of the caller's inspectorate";
    /// One in use, and one to change over to.
    private static final int MOST = 3;

    private final PartnerCredentialStore store;
    private final PartnerAgreementStore agreements;
    private final TipDays days;
    private final CurrentOperation operation;
    private final String address;

    /// @param issuer of tokens, which is at the public origin
    PartnerCredentials(PartnerCredentialStore store, PartnerAgreementStore agreements, TipDays days, CurrentOperation operation,
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer) {
        this.store = store;
        this.agreements = agreements;
        this.days = days;
        this.operation = operation;
        URI origin = URI.create(issuer);
        this.address = origin.getScheme() + "://" + origin.getRawAuthority() + PartnerTips.PATH;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 when the agreement is over or has three credentials
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "makePartnerCredential", summary = "Make a credential with which the partner's software sends tips",
            description = "The answer contains the secret, which is shown only once. The credential ends on the agreement's last day, "
                    + "when you end the agreement, or when you revoke it. It can only send tips under this agreement. When the agreement "
                    + "has ended, or three of its credentials are valid, the answer is 409.")
    @Authenticated
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<MadePartnerCredential> make(UUID agreement, @Valid @NotNull MakePartnerCredential command) {
        Actor actor = operation.caller();
        UUID id = Ids.next();
        String secret = RandomSecret.fresh();
        String name = command.name().strip();
        return agreements.find(agreement, actor, days.today(actor)).map(found -> found.orElseThrow(Problems::notFound))
                .invoke(found -> {
                    if (found.endedOn() != null || !days.endOf(actor, found.validUntil()).isAfter(operation.now())) {
                        throw Problems.conflict("partner-credential", "agreement-over", "This agreement is over. Record a new one first.");
                    }
                })
                .call(() -> store.activeAlone(agreement, operation.now()).invoke(active -> {
                    if (active >= MOST) {
                        throw Problems.conflict("partner-credential", "too-many",
                                "This agreement has three credentials that can sign in. Revoke one first.");
                    }
                }))
                .flatMap(found -> {
                    Instant expiresAt = days.endOf(actor, found.validUntil());
                    return store.add(actor, id, agreement, name, RandomSecret.hash(secret), operation.now(), expiresAt)
                            .chain(() -> operation.record(actor, "MAKE", KIND, id))
                            .replaceWith(() -> new MadePartnerCredential(id, name, address, id.toString(), secret, expiresAt));
                });
    }

    @GET
    @Operation(operationId = "listPartnerCredentials", summary = "List the credentials of an agreement, latest first",
            description = "Each entry says whether it can still sign in, and when it last did.")
    @Authenticated
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<PartnerCredentialView>> page(UUID agreement, @RestQuery String cursor,
            @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return agreements.find(agreement, actor, days.today(actor)).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.page(agreement, actor, after, limit + 1, operation.now()))
                .map(rows -> Page.of(rows, limit, credential -> new Cursor(credential.madeAt(), credential.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(PartnerCredentialView::id).toList()));
    }

    @GET
    @Path("/{credential}")
    @Operation(operationId = "getPartnerCredential", summary = "Read a credential of an agreement",
            description = "It says whether the partner can still sign in with it, and when they last did. Its secret is never shown "
                    + "again. A credential of another agreement gets 404.")
    @Authenticated
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<PartnerCredentialView> get(UUID agreement, UUID credential) {
        Actor actor = operation.caller();
        return store.find(credential, agreement, actor, operation.now()).map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(actor, "READ", KIND, credential));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 when it was revoked before
    @POST
    @Path("/{credential}/revoke")
    @Operation(operationId = "revokePartnerCredential", summary = "Revoke a credential: its next request is refused",
            description = "Tips that came in with it are kept. A credential that is already revoked gets 409.")
    @Authenticated
    @Allowed(roles = CHIEF_INSPECTOR, scope = OWN)
    @Audited
    @Scoped
    public Uni<PartnerCredentialView> revoke(UUID agreement, UUID credential) {
        Actor actor = operation.caller();
        return store.find(credential, agreement, actor, operation.now()).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.revoke(credential, actor, operation.now()))
                .invoke(revoked -> {
                    if (!revoked) {
                        throw Problems.conflict("partner-credential", "revoked", "This credential is already revoked.");
                    }
                })
                .chain(() -> operation.record(actor, "REVOKE", KIND, credential))
                .chain(() -> store.find(credential, agreement, actor, operation.now())).map(Optional::orElseThrow);
    }

    /// The sign-in of a partner.
    ///
    /// @param system the part of the system that asks
    /// @return empty for a wrong secret, and for a credential that was revoked or is over
    @Scoped
    Uni<Optional<SignedInPartner>> signIn(Actor system, UUID credential, String secret) {
        return store.signedIn(credential, RandomSecret.hash(secret));
    }
}
