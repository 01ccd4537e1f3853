package org.palermo.inspection.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;

/// A question on what a statement says.
///
/// @param code identifies the question
/// @param text the question in the wanted language, otherwise in English
/// @param ukColumn the column of the United Kingdom's summary that answers it when nobody has read the statement; left out when none does
/// @param crossChecked whether it is compared with what inspectors found
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatementQuestion(String code, String text, String ukColumn, boolean crossChecked) {}
