package org.palermo.inspection.device;

import static org.palermo.kernel.identity.Role.CHIEF_INSPECTOR;
import static org.palermo.kernel.identity.Role.INSPECTOR;

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
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.palermo.inspection.secret.RandomSecret;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.id.Ids;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;

/// Adds, lists and revokes phones that work with ODK Collect.
@Tag(name = "Phones", description = "Phones of inspectors that work with ODK Collect, and the forms that they sent.")
@Path("/api/inspection/v1/phones")
@ApplicationScoped
public class Phones {
    private static final String KIND = "phone";
    private static final String OWN = "the caller's own phones; chief inspector: the phones of the inspectorate";
    /// An inspector has a phone or two, and a tablet.
    private static final int MOST = 5;

    private final PhoneStore store;
    private final PhoneSettings settings;
    private final CurrentOperation operation;

    Phones(PhoneStore store, PhoneSettings settings, CurrentOperation operation) {
        this.store = store;
        this.settings = settings;
        this.operation = operation;
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 409 when she has five phones that can sign in
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "addPhone", summary = "Add a phone of yours that works with ODK Collect",
            description = "The answer has the user name and password of this phone, which are shown only once. The phone acts in your "
                    + "name, only under `/openrosa/v1`, until the password expires, you or the chief inspector revokes the phone, or your "
                    + "account is suspended. You can have five phones (409).")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = "adds a phone of the caller's own")
    @Audited
    @Scoped
    public Uni<AddedPhone> add(@Valid @NotNull AddPhone command) {
        Actor actor = operation.caller();
        if (actor.agency() == null) {
            throw Problems.forbidden("phone", "no-agency", "Only people of an inspectorate add phones.");
        }
        UUID id = Ids.next();
        String secret = RandomSecret.fresh();
        return store.activeAlone(actor, operation.now())
                .invoke(active -> {
                    if (active >= MOST) {
                        throw Problems.conflict("phone", "too-many",
                                "You have five phones that can sign in. Revoke one that you no longer use.");
                    }
                })
                .chain(() -> store.add(actor, id, command.name().strip(), RandomSecret.hash(secret), operation.now(),
                        operation.now().plus(Duration.ofDays(command.days()))))
                .chain(() -> operation.record(actor, "ADD", KIND, id))
                .map(added -> {
                    String written = settings.written(actor.subject(), secret);
                    return new AddedPhone(id, command.name().strip(), settings.address(), actor.subject(), secret, written,
                            PhoneSettings.code(written));
                });
    }

    @GET
    @Operation(operationId = "listPhones", summary = "List your phones, latest first; chief inspector: those of the inspectorate",
            description = "Each entry says whether it can still sign in, and when it last did.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<Page<PhoneView>> page(@RestQuery String cursor, @RestQuery @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit) {
        Actor actor = operation.caller();
        Cursor after = Cursor.parse(cursor);
        return store.page(actor, actor.has(CHIEF_INSPECTOR), after, limit + 1, operation.now())
                .map(rows -> Page.of(rows, limit, phone -> new Cursor(phone.addedAt(), phone.id())))
                .call(page -> operation.record(actor, "LIST", KIND, page.items().stream().map(PhoneView::id).toList()));
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getPhone", summary = "Read a phone of yours; chief inspector: of the inspectorate",
            description = "It says whether the phone can still sign in, and when it last did. The password is never shown again. A phone "
                    + "that you may not see gets 404.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<PhoneView> get(UUID id) {
        Actor actor = operation.caller();
        return store.find(id, actor, operation.now()).map(found -> found.orElseThrow(Problems::notFound))
                .call(() -> operation.record(actor, "READ", KIND, id));
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404, or 409 when it was revoked before
    @POST
    @Path("/{id}/revoke")
    @Operation(operationId = "revokePhone", summary = "Revoke a phone: its next request is refused",
            description = "What the phone has sent is kept. A phone that is already revoked gets 409.")
    @Authenticated
    @Allowed(roles = {INSPECTOR, CHIEF_INSPECTOR}, scope = OWN)
    @Audited
    @Scoped
    public Uni<PhoneView> revoke(UUID id) {
        Actor actor = operation.caller();
        return store.find(id, actor, operation.now()).map(found -> found.orElseThrow(Problems::notFound))
                .chain(() -> store.revoke(id, actor, operation.now()))
                .invoke(revoked -> {
                    if (!revoked) {
                        throw Problems.conflict("phone", "revoked", "This phone is already revoked.");
                    }
                })
                .chain(() -> operation.record(actor, "REVOKE", KIND, id))
                .chain(() -> store.find(id, actor, operation.now())).map(Optional::orElseThrow);
    }

    /// The sign-in of a phone.
    ///
    /// @param system the part of the system that asks
    /// @return empty for a wrong secret, and for a phone that was revoked or has ended
    @Scoped
    Uni<Optional<PhoneStore.SignedIn>> signIn(Actor system, String subject, String secret) {
        return store.signedIn(subject, RandomSecret.hash(secret));
    }
}
