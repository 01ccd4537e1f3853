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

/// Lets a request in as its operation declares with {@link Allowed}, before anything of the body is read. An operation that declares
/// nothing is closed.
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

    /// Whoever says so of herself is believed before the register is asked, which happens as the transaction opens.
    private boolean claimsToEnforceImmigrationRules() {
        return identity.getPrincipal() instanceof JsonWebToken token && Body.IMMIGRATION.name().equals(token.getClaim("agency_kind"));
    }
}
