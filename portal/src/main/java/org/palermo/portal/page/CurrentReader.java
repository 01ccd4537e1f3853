package org.palermo.portal.page;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/// Who looks at the page.
@RequestScoped
public class CurrentReader {
    private final CurrentIdentityAssociation identity;

    CurrentReader(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    public Uni<SecurityIdentity> get() {
        return identity.getDeferredIdentity();
    }

    /// Empty for who has lost her session: a form that was sent goes back to her with what she typed.
    public Uni<Optional<SecurityIdentity>> orNobody() {
        return get().map(person -> person.isAnonymous() ? Optional.<SecurityIdentity>empty() : Optional.of(person))
                .onFailure().recoverWithItem(Optional::empty);
    }
}
