package org.palermo.shelter.directory.query;

import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/// The query parameters of a list, under the names of HSDS's API reference.
public class DirectoryQuery {
    @RestQuery
    @Parameter(description = "Words that an entry must all contain")
    String search;

    @RestQuery
    @Parameter(description = "The number of the page, from 1")
    String page;

    @RestQuery("per_page")
    @Parameter(description = "Entries a page: 1 to 500, 50 by default; up to 1000 with `minimal`, up to 100 with `full` or `full_service`. "
            + "A page whose entries have more than 1 MiB in all is refused: ask for fewer")
    String perPage;

    @RestQuery
    @Parameter(description = "`json`, or `ndjson`: the whole list in one stream, one entry a line")
    String format;

    @RestQuery
    @Parameter(description = "`true`, in a list of services: only the required fields and `last_modified`")
    String minimal;

    @RestQuery
    @Parameter(description = "`true`: each entry with all that belongs to it")
    String full;

    @RestQuery("full_service")
    @Parameter(description = "`true`: an organisation with its services in full, at most 100 of them")
    String fullService;

    @RestQuery("modified_after")
    @Parameter(description = "Only services, locations and organisations that this directory changed at or after this instant or day")
    String modifiedAfter;

    @RestQuery("taxonomy_term_id")
    @Parameter(description = "Only services and locations that are classified by this term, and organisations that have such a service")
    String term;

    @RestQuery("taxonomy_id")
    @Parameter(description = "Only services and locations that are classified by a term of this taxonomy, and organisations that have "
            + "such a service; in a list of terms, only its terms")
    String taxonomy;

    @RestQuery("organization_id")
    @Parameter(description = "Only services and locations of this organisation")
    String organization;

    @RestQuery
    @Parameter(description = "Only services and locations for the region of this postal code, or with an address whose postal code "
            + "begins with it")
    String postcode;

    @RestQuery
    @Parameter(description = "With `postcode`: only services and locations at an address whose postal code begins with it, or within this "
            + "number of metres of the middle of those addresses. A confidential shelter is found by its area, whatever the number is")
    String proximity;

    @RestQuery("top_only")
    @Parameter(description = "`true`: only terms without a parent")
    String topOnly;

    @RestQuery("parent_id")
    @Parameter(description = "Only terms below this one")
    String parent;
}
