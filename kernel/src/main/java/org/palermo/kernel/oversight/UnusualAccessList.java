package org.palermo.kernel.oversight;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// The unusual accesses of some days.
///
/// @param more whether there are more than the answer has
@RegisterForReflection
public record UnusualAccessList(List<UnusualAccessView> items, boolean more) {}
