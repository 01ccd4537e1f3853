package org.palermo.referral.caserecord;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.referral.casefile.CaseFileView;

/// What is held of a person in her case: her file, and what stands beside it. For her, in a form that a machine reads.
///
/// @param records the latest first, each as it stands now
@RegisterForReflection
public record PersonCopy(CaseFileView caseFile, List<CaseRecordView<Particulars>> records) {}
