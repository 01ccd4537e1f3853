package org.palermo.shelter.directory.entry;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// The address that the directory shows of a shelter.
@RegisterForReflection
public record ListedAddress(String street, String town, String postcode) {}
