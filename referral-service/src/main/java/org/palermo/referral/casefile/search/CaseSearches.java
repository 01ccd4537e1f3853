package org.palermo.referral.casefile.search;

import static org.palermo.kernel.identity.Role.CASE_COORDINATOR;
import static org.palermo.kernel.identity.Role.COMPETENT_AUTHORITY;
import static org.palermo.kernel.identity.Role.FIRST_RESPONDER;

import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.palermo.kernel.access.Allowed;
import org.palermo.kernel.access.Audited;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.operation.CurrentOperation;
import org.palermo.kernel.paging.Cursor;
import org.palermo.kernel.paging.Page;
import org.palermo.kernel.problem.Problems;
import org.palermo.kernel.scope.Scoped;
import org.palermo.kernel.territory.Countries;
import org.palermo.kernel.territory.Country;
import org.palermo.referral.casefile.TypedReference;
import org.palermo.referral.casefile.certificate.CertificateStore;
import org.palermo.referral.casefile.person.PersonHashes;
import org.palermo.referral.casefile.search.SearchStore.Wanted;
import org.palermo.referral.casefile.term.Terms;
import org.palermo.referral.casefile.worklist.CaseFileItem;

/// Searches the case files in the caller's scope by name, identifier, certificate or case reference, without decrypting any file. Results
/// are ordered by id, latest file first, so that a page reads along the index. {@link org.palermo.referral.name.NameTokens} describes the
/// limits of a search by name.
@Tag(name = "Case files",
        description = "The files of the persons in the mechanism, with their decisions, stages, terms, and links to other files.")
@Path("/api/nrm/v1/cases/searches")
@Authenticated
@ApplicationScoped
public class CaseSearches {
    private final SearchStore store;
    private final PersonHashes traces;
    private final CertificateStore certificates;
    private final Countries countries;
    private final Terms terms;
    private final CurrentOperation operation;

    CaseSearches(SearchStore store, PersonHashes traces, CertificateStore certificates, Countries countries, Terms terms,
            CurrentOperation operation) {
        this.store = store;
        this.traces = traces;
        this.certificates = certificates;
        this.countries = countries;
        this.terms = terms;
        this.operation = operation;
    }

    @POST
    @Operation(operationId = "searchCases", summary = "Find the case files of a person among those that you see",
            description = "Search by whole words of the name in any script, by a document or telephone number, or by the reference of the "
                    + "case; a competent authority also by the reference of a certificate (others get 403). A case coordinator searches by "
                    + "the reference of the case alone (403 otherwise). A file is found only if it matches everything that you give. "
                    + "The latest file is first.")
    @Allowed(roles = {COMPETENT_AUTHORITY, FIRST_RESPONDER, CASE_COORDINATOR},
            scope = "competent authority: cases in the regions that the caller covers; first responder: cases that the caller's "
                    + "organisation has referred; case coordinator: by reference, cases that the caller works on")
    @Audited
    @Scoped
    public Uni<Page<CaseFileItem>> search(@Valid @NotNull SearchCases command) {
        Actor actor = operation.caller();
        requireReference(actor, command);
        Wanted wanted = wanted(actor, command);
        Cursor after = Cursor.parse(command.cursor());
        return store.page(actor, wanted, terms.windows(operation.now()), after.id(), command.pageSize())
                .map(items -> Page.of(items, command.pageSize(), item -> new Cursor(item.referredAt(), item.id())))
                .call(page -> operation.record(actor, "FIND", "case_file", page.items().stream().map(CaseFileItem::id).toList()));
    }

    /// A search by name or number is for the authority, and for the organisation that referred the person.
    private static void requireReference(Actor actor, SearchCases command) {
        if (!actor.has(COMPETENT_AUTHORITY) && !actor.has(FIRST_RESPONDER) && (command.name() != null || command.identifier() != null)) {
            throw Problems.forbidden("case-search", "reference-only", "A case coordinator can search by the reference of a case only.");
        }
    }

    private Wanted wanted(Actor actor, SearchCases command) {
        UUID sender = actor.has(Role.FIRST_RESPONDER) ? actor.agency() : null;
        Set<String> authorityOf = actor.has(Role.COMPETENT_AUTHORITY) ? covered(actor) : Set.of();
        List<List<byte[]>> words = command.name() == null ? List.of() : traces.asked(command.name(), sender, authorityOf);
        List<byte[]> identifiers = command.identifier() == null
                ? List.of()
                : countries.all().stream().map(country -> traces.national(country.code(), command.identifier().comparable())).toList();
        boolean named = !identifiers.isEmpty() || command.reference() != null || command.certificate() != null;
        if (words.isEmpty() && (!named || command.name() != null)) {
            throw Problems.invalid("name", "must contain a word, unless an identifier, a reference or a certificate is given instead");
        }
        return new Wanted(words, identifiers, certificate(actor, command),
                command.reference() == null ? null : TypedReference.canonical("reference", command.reference()));
    }

    /// Only the competent authority can find a case by the reference of a certificate. Everybody else asks the authority.
    private byte[] certificate(Actor actor, SearchCases command) {
        if (command.certificate() == null) {
            return null;
        }
        if (!actor.has(Role.COMPETENT_AUTHORITY)) {
            throw Problems.forbidden("case-search", "certificate", "Only the competent authority can search by certificate.");
        }
        return certificates.hash(TypedReference.canonical("certificate", command.certificate()));
    }

    private Set<String> covered(Actor actor) {
        return countries.all().stream()
                .filter(country -> country.regions().stream().anyMatch(region -> actor.covers(region.code())))
                .map(Country::code)
                .collect(Collectors.toSet());
    }
}
