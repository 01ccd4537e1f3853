package org.palermo.referral.retention;

import io.quarkus.runtime.annotations.RegisterForReflection;

/// What waits for a data protection officer, in the regions that she covers.
///
/// @param requestsOpen how many requests of persons wait for an answer
/// @param requestsOverdue of these, how many should have been answered
/// @param erasuresWaiting how many erasures wait for a second person
/// @param erasuresThisYear how many persons were erased in this calendar year, in UTC
/// @param filesDue how many case files are due for erasure because their retention time is over
/// @param filesDueHeld how many of these a legal hold keeps
/// @param legalHolds how many legal holds on records of this service are in force
@RegisterForReflection
public record DataProtectionCounts(
        long requestsOpen, long requestsOverdue, long erasuresWaiting, long erasuresThisYear, long filesDue, long filesDueHeld,
        long legalHolds) {}
