package org.palermo.kernel.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/// Writes each pattern as JavaScript reads it, which is what JSON Schema means, see {@link JavaScriptPattern}.
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = FilterOrder.PATTERNS)
public class PatternFilter implements OASFilter {
    /// What the document says for `@NotBlank`: a character that is not a space, anywhere in the text.
    private static final String NOT_BLANK = "\\S";

    @Override
    public Schema filterSchema(Schema schema) {
        if (schema.getPattern() != null && !schema.getPattern().equals(NOT_BLANK)) {
            schema.setPattern(JavaScriptPattern.of(schema.getPattern()));
        }
        return schema;
    }
}
