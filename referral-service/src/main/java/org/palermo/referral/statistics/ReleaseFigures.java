package org.palermo.referral.statistics;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.palermo.kernel.statistics.StatisticsControl;

/// The published content of a release, as stored.
@RegisterForReflection
record ReleaseFigures(StatisticsControl control, List<QuarterlyTable> tables, List<Indicator> indicators, List<Amounts.Shown> amounts) {}
