package org.palermo.referral.casefile.indicator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// An operational indicator that a referral names. It is what the sender noticed and not a legal finding.
///
/// @param code as in the published list, for example `EX01`
/// @param dimension the dimension to which it belongs
/// @param strength for the person's age group; a person whose age is unsure counts as a child. Left out when it is no indicator for a child
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NamedIndicator(String code, Dimension dimension, Strength strength) {}
