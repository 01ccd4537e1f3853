package org.palermo.kernel.access;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.Priorities;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/// Lets a request in by its row, once the resource is known and before anything of the body is read. No row, no way in.
@ApplicationScoped
class AccessFilter {
    private final Map<String, Operation> operations;
    private final SecurityIdentity identity;

    AccessFilter(Instance<AccessTable> tables, SecurityIdentity identity) {
        this.operations = tables.stream().flatMap(table -> table.operations().stream()).collect(Collectors.toMap(Operation::name, Function.identity()));
        this.identity = identity;
    }

    @ServerRequestFilter(priority = Priorities.AUTHORIZATION)
    public void letIn(SimpleResourceInfo resource) {
        Operation operation = operations.get(resource.getResourceClass().getSimpleName() + "." + resource.getMethodName());
        if (operation == null) {
            throw new ForbiddenException();
        }
        if (identity.isAnonymous() && !operation.open()) {
            throw new UnauthorizedException();
        }
        if (!operation.allows(identity.getRoles()) || claimsToEnforceImmigrationRules() && !operation.bodies().contains(Body.IMMIGRATION)) {
            throw new ForbiddenException();
        }
        new Grant(operation, identity.getRoles()).take();
    }

    /// Whoever says so of herself is believed before the register is asked, which happens as the transaction opens.
    private boolean claimsToEnforceImmigrationRules() {
        return identity.getPrincipal() instanceof JsonWebToken token && Body.IMMIGRATION.name().equals(token.getClaim("agency_kind"));
    }
}
