package org.palermo.portal.gateway.people;

import java.util.UUID;

/// An organisation of the register.
public record Organisation(UUID id, String name) {}
