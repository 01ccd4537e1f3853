package org.palermo.kernel.openapi;

/// The order in which the filters complete the API description, as priorities of `@OpenApiFilter`: the highest runs first.
/// Without it the order, and with it the order of keys in the generated document, differs from build to build.
final class FilterOrder {
    static final int OPERATIONS = 80;
    static final int SCHEMAS = 70;
    static final int PARAMETERS = 60;
    static final int REFUSALS = 50;
    static final int CREATED = 40;
    static final int EXAMPLES = 30;
    static final int PATTERNS = 20;
    /// Last: removes what none of the others refers to.
    static final int UNUSED = 10;

    private FilterOrder() {}
}
