package org.palermo.referral.informationrequest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Asks an organisation for information on a case.
///
/// @param to an organisation in the register that may follow cases, and not the caller's
/// @param question what is asked; the organisation sees it, so it says no more of the person than the organisation needs to answer
/// @param dueOn the last day to answer, in the jurisdiction, from today on and within a year
@Schema(examples = """
        {"to":"00000000-0000-7000-8000-000000000010","question":"Who took part in the first conversation, and in which language was it?",
        "dueOn":"2027-01-15"}""")
@RegisterForReflection
public record AskForInformation(@NotNull UUID to, @NotBlank @Size(max = 4000) String question, @NotNull LocalDate dueOn) {}
