package org.palermo.kernel.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import org.palermo.kernel.audit.ChainStates;
import org.palermo.kernel.identity.CurrentActor;

/// What the routes of every service use.
@ApplicationScoped
public class Oversight {
    private final PersonAccesses accesses;
    private final UnusualAccesses unusual;
    private final AuditExports exports;
    private final ChainStates chain;
    private final CurrentActor actor;

    Oversight(PersonAccesses accesses, UnusualAccesses unusual, AuditExports exports, ChainStates chain, CurrentActor actor) {
        this.accesses = accesses;
        this.unusual = unusual;
        this.exports = exports;
        this.chain = chain;
        this.actor = actor;
    }

    PersonAccesses accesses() {
        return accesses;
    }

    UnusualAccesses unusual() {
        return unusual;
    }

    AuditExports exports() {
        return exports;
    }

    ChainStates chain() {
        return chain;
    }

    CurrentActor actor() {
        return actor;
    }
}
