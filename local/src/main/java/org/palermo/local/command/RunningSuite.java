package org.palermo.local.command;

import org.palermo.local.Failure;
import org.palermo.local.Home;
import org.palermo.local.Ports;
import org.palermo.local.supervise.RunState;

/// The suite that runs in this home, for commands that need a running one.
final class RunningSuite {

    private RunningSuite() {}

    static Ports ports() {
        // One without services still builds.
        return RunState.read(Home.here())
                .filter(state -> !state.services().isEmpty())
                .filter(state -> state.supervisor().find().isPresent())
                .map(state -> new Ports(state.port()))
                .orElseThrow(() -> new Failure("Palermo does not run here. `palermo up` starts it."));
    }
}
