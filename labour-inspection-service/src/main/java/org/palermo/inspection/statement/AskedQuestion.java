package org.palermo.inspection.statement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/// A question on what a statement says, as the file has it.
///
/// @param text by language, BCP 47; always in English
/// @param ukColumn the column of the United Kingdom's summary that answers it, or null
@RegisterForReflection
record AskedQuestion(String code, String ukColumn, boolean crossChecked, Map<String, String> text) {
    static final String ENGLISH = "en";

    /// @param language BCP 47; English where there is no other
    String text(String language) {
        return text.getOrDefault(language, text.get(ENGLISH));
    }

    /// @param language BCP 47
    StatementQuestion in(String language) {
        return new StatementQuestion(code, text(language), ukColumn, crossChecked);
    }
}
