package org.palermo.shelter.register;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// What is going on in the shelters of an organisation, in numbers only.
///
/// @param people stays that are agreed or go on, and people who were counted in the shelters without a stay
/// @param holds places that are held there for people who may come
@RegisterForReflection
public record OperatorWork(long people, long holds) {}
