package org.palermo.inspection.supplychain;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.palermo.kernel.problem.Problems;

/// Finds a party by its id or its reference.
@ApplicationScoped
class Parties {
    private final CompanyStore store;

    Parties(CompanyStore store) {
        this.store = store;
    }

    /// @param field of the body or the path, for the answer
    /// @param written an id or a reference
    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 400 when there is no such workplace or company, or it is a private household
    Uni<Party> named(String field, String written) {
        return find(written.strip()).map(found -> found
                .filter(row -> !row.household())
                .orElseThrow(() -> Problems.invalid(field,
                        "must be the id or the reference of a workplace or a company, not of a private household"))
                .party());
    }

    /// @throws io.quarkiverse.resteasy.problem.HttpProblem 404 when there is no such workplace or company, or it is a private household
    Uni<Party> require(UUID id) {
        return store.party(id, null).map(found -> found.filter(row -> !row.household()).orElseThrow(Problems::notFound).party());
    }

    private Uni<Optional<CompanyStore.PartyRow>> find(String written) {
        try {
            return store.party(UUID.fromString(written), null);
        } catch (IllegalArgumentException notAnId) {
            return store.party(null, written.toUpperCase(Locale.ROOT));
        }
    }
}
