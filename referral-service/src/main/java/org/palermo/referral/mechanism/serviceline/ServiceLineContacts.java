package org.palermo.referral.mechanism.serviceline;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;
import static org.palermo.kernel.identity.Role.GUARDIAN;
import static org.palermo.kernel.identity.Role.LEGAL_ADVISER;
import static org.palermo.kernel.identity.Role.MECHANISM_ADMINISTRATOR;
import static org.palermo.kernel.identity.Role.NGO;
import static org.palermo.kernel.identity.Role.REGIONAL_COORDINATOR;
import static org.palermo.kernel.identity.Role.SERVICE_PROVIDER;
import static org.palermo.kernel.identity.Role.SHELTER_MANAGER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.etag.ETags;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.referral.mechanism.serviceline.contact.Contact;
import org.palermo.referral.mechanism.serviceline.contact.ContactRules;

/// Replaces the contact of a service line: how it is reached, when it is open, and whom it takes.
@Tag(name = "Service lines", description = "The services that organisations of the mechanism give, with their states and descriptions.")
@Path("/api/nrm/v1/service-lines")
@Authenticated
@ApplicationScoped
public class ServiceLineContacts {
    private final ServiceLineStore store;
    private final LinesToChange lines;
    private final ContactText text;
    private final Countries countries;
    private final PublicDirectory directory;
    private final CurrentOperation operation;

    ServiceLineContacts(ServiceLineStore store, LinesToChange lines, ContactText text, Countries countries, PublicDirectory directory,
            CurrentOperation operation) {
        this.store = store;
        this.lines = lines;
        this.text = text;
        this.countries = countries;
        this.directory = directory;
        this.operation = operation;
    }

    @GET
    @Path("/{id}/contacts")
    @Operation(operationId = "listServiceLineContacts", summary = "List the contacts of a service line, present one first",
            description = "A contact says how the line is reached, when it is open and whom it takes. The first entry is the present one.")
    @Allowed(roles = {COMPETENT_AUTHORITY, MECHANISM_ADMINISTRATOR, REGIONAL_COORDINATOR, FIRST_RESPONDER, CASE_COORDINATOR,
        SERVICE_PROVIDER, GUARDIAN, LEGAL_ADVISER, SHELTER_MANAGER, NGO}, scope = "the whole register")
    @Scoped
    public Uni<Page<ContactSince>> contacts(UUID id) {
        return store.contacts(id).invoke(found -> {
            if (found.isEmpty()) {
                throw Problems.notFound();
            }
        })
                .map(found -> new Page<>(found, null));
    }

    /// The earlier contact is kept, without its address once that is confidential. The public directory shows the new one if the line is
    /// public and open.
    @PUT
    @Path("/{id}/contact")
    @Operation(operationId = "changeServiceLineContact", summary = "Say how a service line is reached, when it is open and whom it takes",
            description = "This replaces the whole contact; the earlier one is kept. Times are in the time zone of the country. The public "
                    + "directory shows the contact of a public line that is open, at least in part. Do not give an address that must stay "
                    + "secret: set `addressConfidential`, which also removes the address from the earlier contacts. A helpline needs a "
                    + "telephone or a web address. Accommodation has no address here, because the register of shelters has it. A line "
                    + "that is not yours gets 403. Send the ETag of the line in If-Match.")
    @Allowed(roles = {SERVICE_PROVIDER, REGIONAL_COORDINATOR, MECHANISM_ADMINISTRATOR}, scope = LinesToChange.OWN_LINES)
    @Audited
    @Scoped
    public Uni<RestResponse<ServiceLineView>> change(UUID id, @RestHeader("If-Match") String ifMatch, @Valid @NotNull Contact command) {
        Actor actor = operation.caller();
        return lines.find(actor, id, ifMatch)
                .flatMap(line -> change(actor, line, command))
                .call(() -> operation.record(actor, "CHANGE_CONTACT", "service_line", id))
                .chain(() -> store.view(id))
                .map(ETags::on);
    }

    private Uni<Void> change(Actor actor, ServiceLine line, Contact command) {
        ContactRules.violation(command, line.category, countries.require("country", line.country)).ifPresent(broken -> {
            throw Problems.invalid(List.of(broken));
        });
        if (command.equals(text.read(line.contact))) {
            return Uni.createFrom().voidItem();
        }
        String before = line.reach(text.write(command));
        return store.flush()
                .chain(() -> store.keepContact(line.id, before, operation.now(), actor.subject()))
                .chain(() -> command.addressConfidential() ? store.hideAddresses(line.id) : Uni.createFrom().voidItem())
                .chain(() -> directory.changed(List.of(line.id)));
    }
}
