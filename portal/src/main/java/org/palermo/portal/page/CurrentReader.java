package org.palermo.portal.page;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// The person who looks at the page.
@RequestScoped
public class CurrentReader {
    private final CurrentIdentityAssociation identity;

    CurrentReader(CurrentIdentityAssociation identity) {
        this.identity = identity;
    }

    public Uni<SecurityIdentity> get() {
        return identity.getDeferredIdentity();
    }

    /// Empty when the session has ended. A submitted form is then returned to the sender with what was typed.
    public Uni<Optional<SecurityIdentity>> orNobody() {
        return get().map(person -> person.isAnonymous() ? Optional.<SecurityIdentity>empty() : Optional.of(person))
                .onFailure().recoverWithItem(Optional::empty);
    }

    /// The identifier of a signed-in person at the identity provider.
    public static String subject(SecurityIdentity person) {
        return person.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : person.getPrincipal().getName();
    }
}
