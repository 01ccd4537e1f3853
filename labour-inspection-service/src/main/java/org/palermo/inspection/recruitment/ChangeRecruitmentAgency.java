package org.palermo.inspection.recruitment;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.palermo.inspection.text.PlainText;

/// Replaces what describes an agency. The licence changes by decisions only.
///
/// @param name as the licence names it
/// @param authority who gave the licence
/// @param representative who acts for the agency, or null
/// @param address registered address, or null
/// @param corridors countries that it may recruit for, ISO 3166-1 alpha-2
/// @param workplace its premises among the workplaces, or null
/// @param published whether the authority publishes the licence
@RegisterForReflection
public record ChangeRecruitmentAgency(
        @NotBlank @Size(max = 200) @PlainText String name,
        @NotBlank @Size(max = 200) @PlainText String authority,
        @Size(max = 200) @PlainText String representative,
        @Size(max = 300) @PlainText String address,
        @NotNull @Size(max = 249) List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> corridors,
        UUID workplace,
        @NotNull Boolean published) {}
