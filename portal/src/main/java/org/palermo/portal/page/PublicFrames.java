package org.palermo.portal.page;

import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;

/// Makes the frame of a public page. A signed-in reader keeps the full navigation; nobody is asked to sign in.
@RequestScoped
public class PublicFrames {
    private final Frames frames;
    private final CurrentIdentityAssociation identity;
    private final HttpHeaders headers;

    PublicFrames(Frames frames, CurrentIdentityAssociation identity, HttpHeaders headers) {
        this.frames = frames;
        this.identity = identity;
        this.headers = headers;
    }

    public Uni<Frame> get() {
        if (!headers.getCookies().containsKey(OidcUtils.SESSION_COOKIE_NAME)) {
            return Uni.createFrom().item(frames.open());
        }
        return identity.getDeferredIdentity().map(person -> person.isAnonymous() ? frames.open() : frames.of(person))
                .onFailure().recoverWithItem(frames::open);
    }
}
