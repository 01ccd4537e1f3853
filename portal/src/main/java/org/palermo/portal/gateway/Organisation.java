package org.palermo.portal.gateway;

import java.util.UUID;

/// An organisation of the register, which is open to everybody who is signed in.
public record Organisation(UUID id, String name) {}
