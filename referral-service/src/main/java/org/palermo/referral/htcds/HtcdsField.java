package org.palermo.referral.htcds;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/// A field of the standard, as its definitions have it, with what the other published files make of it.
///
/// @param label as people see it
/// @param core of the fields that everybody exchanges
/// @param several whether the definitions let it have several values
/// @param aliases other names that published files give it
/// @param codes the pick list, labels by code
/// @param definitions codes by the names under which the field definitions explain them, which are not those of the list
/// @param otherLabels labels that are spelt another way, with the published one
/// @param formName what the published form calls it, when that is another name
/// @param form its place in the published form, or null when the form leaves it out
/// @param template its place in the Excel template, or null
/// @param home where it lives in a case file
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record HtcdsField(
        String name, String section, String label, boolean core, boolean deprecated, FieldType type, boolean several,
        List<String> aliases, Map<String, String> codes, Map<String, String> definitions, Map<String, String> otherLabels,
        String formName, Integer form, Integer template, Home home) {

    public HtcdsField {
        aliases = aliases == null ? List.of() : aliases;
        codes = codes == null ? Map.of() : codes;
        definitions = definitions == null ? Map.of() : definitions;
        otherLabels = otherLabels == null ? Map.of() : otherLabels;
    }

    String nameInForm() {
        return formName == null ? name : formName;
    }

    boolean isOurs() {
        return switch (home) {
            case OUR_REFERENCE, OUR_REGION, OUR_AGE_GROUP, OTHERS -> true;
            default -> false;
        };
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
