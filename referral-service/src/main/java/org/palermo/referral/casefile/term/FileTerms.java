package org.palermo.referral.casefile.term;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.palermo.referral.casefile.CaseFileStage;

/// The current terms of an open file, and the steps that led to them.
record FileTerms(UUID id, String reference, String region, CaseFileStage stage, Instant referredAt, int version, TermState standing,
        List<TermReplay.Step> steps) {}
