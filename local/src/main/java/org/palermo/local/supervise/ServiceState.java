package org.palermo.local.supervise;

/// The state of a service in `status`. WAITING: it will be restarted after the back-off.
public enum ServiceState {
    STARTING,
    READY,
    WAITING,
    STOPPED
}
