package org.palermo.kernel.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/// Admits a request according to the {@link Allowed} of its operation, before any of the body is read. An operation without
/// a declaration is closed.
@ApplicationScoped
class AccessFilter {
    private final Declarations declarations;
    private final SecurityIdentity identity;

    AccessFilter(Declarations declarations, SecurityIdentity identity) {
        this.declarations = declarations;
        this.identity = identity;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void letIn(SimpleResourceInfo resource, ContainerRequestContext request) {
        Operation operation = declarations.operation(resource.getResourceClass().getSimpleName() + "." + resource.getMethodName())
                .orElseThrow(ForbiddenException::new);
        if (identity.isAnonymous() && !operation.open()) {
            throw new UnauthorizedException();
        }
        if (!operation.allows(identity.getRoles()) || claimsToEnforceImmigrationRules() && !operation.bodies().contains(Body.IMMIGRATION)) {
            throw new ForbiddenException();
        }
        new Grant(operation, identity.getRoles(), new RequestName(request.getMethod(), request.getUriInfo().getPath())).take();
    }

    /// Whether the token itself names an immigration body. The filter believes that at once; the register is asked later, when the
    /// transaction opens.
    private boolean claimsToEnforceImmigrationRules() {
        return identity.getPrincipal() instanceof JsonWebToken token && Body.IMMIGRATION.name().equals(token.getClaim("agency_kind"));
    }
}
