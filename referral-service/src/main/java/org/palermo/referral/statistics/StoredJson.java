package org.palermo.referral.statistics;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// JSON that was written when a release was taken, and is returned unchanged.
@RegisterForReflection
public record StoredJson(@JsonValue @JsonRawValue String json) {}
