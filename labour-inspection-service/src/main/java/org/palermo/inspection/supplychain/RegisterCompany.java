package org.palermo.inspection.supplychain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.palermo.inspection.text.PlainText;

/// Registers a company.
///
/// @param name the name of the company
/// @param country ISO 3166-1 alpha-2 of the register that has the company, or of its seat
/// @param number its number in the register of companies; left out when nobody knows it
@RegisterForReflection
public record RegisterCompany(
        @NotBlank @Size(max = 300) @PlainText String name,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @Size(max = 40) @PlainText String number) {

    public RegisterCompany {
        name = name == null ? null : name.strip();
        number = CompanyName.number(number);
    }
}
