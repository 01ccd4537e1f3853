package org.palermo.portal.gateway;

import java.util.UUID;

/// An organisation of the register. Everybody who is signed in may read the register.
public record Organisation(UUID id, String name) {}
