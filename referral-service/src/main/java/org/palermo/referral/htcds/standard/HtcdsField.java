package org.palermo.referral.htcds.standard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/// A field of the standard, as in its field definitions, with what the other published files say about it.
///
/// @param name the name of the field in the standard
/// @param section the section of the standard
/// @param label the label that people see
/// @param core whether it is one of the fields that everybody exchanges
/// @param deprecated whether the standard advises against it
/// @param type what kind of value the field has
/// @param several whether the definitions allow several values
/// @param aliases other names in published files
/// @param codes the pick list, labels by code
/// @param definitions the code for each name in the field definitions that differs from the pick list
/// @param otherLabels labels by their alternative spellings
/// @param formName its name in the published form; null when that does not differ
/// @param form its position in the published form, or null when it is not there
/// @param template its position in the Excel template, or null
/// @param home its place in a case file; null when it has none
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HtcdsField(
        String name, String section, String label, boolean core, boolean deprecated, FieldType type, boolean several,
        List<String> aliases, Map<String, String> codes, Map<String, String> definitions, Map<String, String> otherLabels,
        String formName, Integer form, Integer template, FieldPlace home) {

    public HtcdsField {
        aliases = aliases == null ? List.of() : aliases;
        codes = codes == null ? Map.of() : codes;
        definitions = definitions == null ? Map.of() : definitions;
        otherLabels = otherLabels == null ? Map.of() : otherLabels;
    }

    public String nameInForm() {
        return formName == null ? name : formName;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HtcdsField field && field.name.equals(name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
