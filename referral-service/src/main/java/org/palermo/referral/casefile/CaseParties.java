package org.palermo.referral.casefile;

import java.util.List;
import java.util.UUID;

/// Who has a case beside its authority.
///
/// @param reference what people call the case
/// @param agencies whose people work on it, and who referred it unless that is an immigration body
public record CaseParties(String reference, List<UUID> agencies) {}
