package org.palermo.referral.team;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;

/// A person of the authority who can be given cases.
///
/// @param person the id of the account
/// @param name the person's name; left out while the identity provider does not answer
/// @param cases the number of open cases on which the person works
/// @param secondReadings the number of open cases whose decisions the person reads a second time
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseworkerLoad(UUID person, String name, int cases, int secondReadings) {}
