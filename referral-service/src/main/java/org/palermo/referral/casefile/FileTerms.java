package org.palermo.referral.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// An open file with its terms as they stand, and the steps by which it came there.
record FileTerms(UUID id, String reference, String region, CaseFileStage stage, Instant referredAt, int version, TermState standing, List<TermReplay.Step> steps) {}
