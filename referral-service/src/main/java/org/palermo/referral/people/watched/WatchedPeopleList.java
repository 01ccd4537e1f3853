package org.palermo.referral.people.watched;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// People whose accesses the audit records.
///
/// @param more whether there are more than the answer has
@RegisterForReflection
public record WatchedPeopleList(List<WatchedPersonView> items, boolean more) {}
