package org.palermo.kernel.access;

import java.util.EnumSet;
import java.util.Set;
import org.palermo.kernel.identity.Role;

/// A row of an {@link AccessTable}: one operation and who may call it.
///
/// @param name `Resource.method`, e.g. `CaseFilesResource.get`
/// @param open to everybody, signed in or not
/// @param roles any one of these may call it; empty when it is open
/// @param bodies for which kinds of organisation
/// @param scope which records are hers, in words
/// @param audited whether the audit keeps who did it
public record Operation(String name, boolean open, Set<String> roles, Set<Body> bodies, String scope, boolean audited) {

    public Operation {
        roles = Set.copyOf(roles);
        bodies = Set.copyOf(bodies);
    }

    /// Everybody may, without a token too.
    public static Operation open(String name) {
        return new Operation(name, true, Set.of(), EnumSet.allOf(Body.class), "public", false);
    }

    /// Who holds one of these roles may.
    public static Operation by(String name, String... roles) {
        return new Operation(name, false, Set.of(roles), EnumSet.of(Body.FOLLOWING), "", false);
    }

    /// Everybody who holds a role may.
    public static Operation byEveryRole(String name) {
        return by(name, Role.OF_PEOPLE.toArray(String[]::new));
    }

    /// Only the service accounts that deliver events may; they act for no organisation.
    public static Operation byEventSenders(String name) {
        return new Operation(name, false, Set.of(Role.EVENT_SENDER), EnumSet.of(Body.SYSTEM), "events for this service", false);
    }

    public Operation of(String words) {
        return new Operation(name, open, roles, bodies, words, audited);
    }

    public Operation andAudited() {
        return new Operation(name, open, roles, bodies, scope, true);
    }

    /// Immigration bodies may as well, as far as their roles go.
    public Operation andImmigrationBodies() {
        return and(Body.IMMIGRATION);
    }

    /// Organisations that the register does not hold may as well: what fills the register, and what hides nothing.
    public Operation andUnregisteredBodies() {
        return and(Body.UNREGISTERED);
    }

    boolean allows(Set<String> held) {
        return open || roles.stream().anyMatch(held::contains);
    }

    private Operation and(Body body) {
        Set<Body> more = EnumSet.copyOf(bodies);
        more.add(body);
        return new Operation(name, open, roles, more, scope, audited);
    }
}
