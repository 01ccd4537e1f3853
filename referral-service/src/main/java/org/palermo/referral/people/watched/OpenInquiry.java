package org.palermo.referral.people.watched;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

/// Opens an inquiry into what a person has seen on a day.
///
/// @param person the subject of the account
/// @param day of the accesses, not in the future
@RegisterForReflection
public record OpenInquiry(@NotNull UUID person, @NotNull LocalDate day, @NotNull InquiryReason reason) {}
