package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// A complaint from the public page, as it is sent.
///
/// @param country ISO 3166-1 alpha-2
/// @param from who complains, or null
/// @param contact how she can be reached, or null
/// @param language of the page
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Complaint(String country, String place, String what, String from, String contact, String language) {

    /// Contains nothing of the complaint, so that logging it reveals nothing.
    @Override
    public String toString() {
        return "Complaint";
    }
}
