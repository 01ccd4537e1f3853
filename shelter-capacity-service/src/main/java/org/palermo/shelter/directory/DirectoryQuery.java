package org.palermo.shelter.directory;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/// The query parameters of a list, under the names of HSDS's API reference.
public class DirectoryQuery {
    @RestQuery
    @Parameter(description = "Words that all have to be in it")
    String search;

    @RestQuery
    @Parameter(description = "Page, from 1")
    String page;

    @RestQuery("per_page")
    @Parameter(description = "Entries a page, 1 to 500, 50 by default; up to 1000 with `minimal`, up to 100 with `full` or `full_service`")
    String perPage;

    @RestQuery
    @Parameter(description = "`json`, or `ndjson`: all of it in one stream, an entry a line")
    String format;

    @RestQuery
    @Parameter(description = "`true`: what the schema demands and `last_modified` only")
    String minimal;

    @RestQuery
    @Parameter(description = "`true`: with all that belongs to an entry")
    String full;

    @RestQuery("full_service")
    @Parameter(description = "`true`: an organisation with all of its services in full")
    String fullService;

    @RestQuery("modified_after")
    @Parameter(description = "Changed at or after this instant or day")
    String modifiedAfter;

    @RestQuery("taxonomy_term_id")
    @Parameter(description = "Classified by this term")
    String term;

    @RestQuery("taxonomy_id")
    @Parameter(description = "Classified by any term of this taxonomy, or a term of it")
    String taxonomy;

    @RestQuery("organization_id")
    @Parameter(description = "Of this organisation")
    String organization;

    @RestQuery
    @Parameter(description = "For a region in which this postal code lies, or at it")
    String postcode;

    @RestQuery
    @Parameter(description = "With `postcode`: at a location within so many metres of it. A confidential shelter is found by its area whatever stands here")
    String proximity;

    @RestQuery("top_only")
    @Parameter(description = "`true`: terms without a parent only")
    String topOnly;

    @RestQuery("parent_id")
    @Parameter(description = "Terms below this one")
    String parent;
}
