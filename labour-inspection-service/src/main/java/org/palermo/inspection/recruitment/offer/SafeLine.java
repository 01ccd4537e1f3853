package org.palermo.inspection.recruitment.offer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/// A telephone number to call: a helpline where a person can ask without danger, or the emergency number.
///
/// @param country ISO 3166-1 alpha-2
/// @param name of the line
/// @param phone as it is dialled in the country
/// @param web its page; left out when there is none
/// @param languages BCP 47; empty when unknown
/// @param source who says so
/// @param unverified true when nobody has checked it for this edition
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SafeLine(String country, String name, String phone, String web, List<String> languages, String source, boolean unverified) {
    public SafeLine {
        languages = languages == null ? List.of() : List.copyOf(languages);
    }
}
