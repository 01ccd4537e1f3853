package org.palermo.referral.mechanism.status;

import org.palermo.referral.profile.ServiceCategory;

/// The best state of a category among the lines of one region, or among the national lines that serve every region.
///
/// @param region the region, or null for the lines that serve every region
public record ServedCategory(String region, ServiceCategory category, CategoryState state) {}
