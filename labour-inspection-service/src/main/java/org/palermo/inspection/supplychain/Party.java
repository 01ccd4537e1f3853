package org.palermo.inspection.supplychain;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Who supplies or buys.
///
/// @param id of the workplace or the company
/// @param kind whether it is a workplace or a company
/// @param reference what people call it by: begins with `W-` for a workplace, with `CO-` for a company
/// @param name as it is registered
/// @param country ISO 3166-1 alpha-2
/// @param osId the id in the Open Supply Hub; left out when it has none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "SupplyParty")
public record Party(UUID id, PartyKind kind, String reference, String name, String country, String osId) {}
