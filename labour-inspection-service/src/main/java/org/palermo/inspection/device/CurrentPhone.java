package org.palermo.inspection.device;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.identity.Actor;
import org.palermo.kernel.identity.CallerAddress;
import org.palermo.kernel.identity.RequestContext;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.watch.RequestId;

/// The phone that sends the present request, and the inspector in whose name it acts.
@RequestScoped
public class CurrentPhone {
    private final SecurityIdentity identity;
    private final RequestId request;
    private final CallerAddress address;
    private final HttpServerRequest http;

    CurrentPhone(SecurityIdentity identity, RequestId request, CallerAddress address, HttpServerRequest http) {
        this.identity = identity;
        this.request = request;
        this.address = address;
        this.http = http;
    }

    public UUID id() {
        return signedIn().phone();
    }

    /// The inspector, with the role of an inspector and no other.
    public Actor actor() {
        PhoneStore.SignedIn phone = signedIn();
        return new Actor(identity.getPrincipal().getName(), phone.agency(), phone.agencyKind(), Set.copyOf(phone.regions()),
                Set.of(Role.INSPECTOR), new RequestContext(request.value(), address.of(http), null, null, null));
    }

    /// @throws IllegalStateException when no phone has signed in
    private PhoneStore.SignedIn signedIn() {
        PhoneStore.SignedIn phone = identity.getAttribute(PhoneSignIn.PHONE);
        if (phone == null) {
            throw new IllegalStateException("No phone has signed in");
        }
        return phone;
    }
}
