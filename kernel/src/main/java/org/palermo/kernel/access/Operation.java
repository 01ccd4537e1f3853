package org.palermo.kernel.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.palermo.kernel.identity.Role;

/// Who may call one operation, as its {@link Allowed} declares.
///
/// @param name class and method, e.g. `CaseFiles.get`
/// @param open to everybody, signed in or not
/// @param roles the caller needs any one of these; empty when the operation is open
/// @param bodies the kinds of organisation that are served
public record Operation(String name, boolean open, Set<String> roles, Set<Body> bodies) {

    public Operation {
        roles = Set.copyOf(roles);
        bodies = Set.copyOf(bodies);
    }

    public static Operation of(String name, Allowed allowed) {
        return of(name, List.of(allowed.roles()), List.of(allowed.also()));
    }

    /// @param declared the roles as in {@link Allowed#roles()}
    public static Operation of(String name, Collection<String> declared, Collection<Body> also) {
        if (declared.contains(Allowed.EVERYBODY)) {
            return new Operation(name, true, Set.of(), EnumSet.allOf(Body.class));
        }
        if (declared.contains(Role.EVENT_SENDER)) {
            return new Operation(name, false, Set.of(Role.EVENT_SENDER), EnumSet.of(Body.SYSTEM));
        }
        Set<Body> bodies = EnumSet.of(Body.FOLLOWING);
        bodies.addAll(also);
        return new Operation(name, false, declared.contains(Allowed.EVERY_ROLE) ? Role.OF_PEOPLE : Set.copyOf(declared), bodies);
    }

    boolean allows(Set<String> held) {
        return open || roles.stream().anyMatch(held::contains);
    }
}
