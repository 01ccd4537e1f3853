package org.palermo.local.supervise;

/// What `status` says of a service. WAITING: a restart is due after the back-off.
public enum ServiceState {
    STARTING,
    READY,
    WAITING,
    STOPPED
}
