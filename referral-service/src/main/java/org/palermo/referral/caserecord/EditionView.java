package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/// An earlier edition of a record.
///
/// @param edition the number of the edition, from 1
/// @param state the state of the record in this edition, a code of its kind
/// @param particulars the content of the record
/// @param agency the organisation that recorded this edition
/// @param saidAt when it was recorded, in UTC
@RegisterForReflection
public record EditionView(int edition, String state, Particulars particulars, UUID agency, Instant saidAt) {}
