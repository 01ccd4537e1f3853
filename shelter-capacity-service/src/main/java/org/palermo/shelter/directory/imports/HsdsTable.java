package org.palermo.shelter.directory.imports;

import java.util.List;
import org.palermo.shelter.directory.hsds.EntryKind;

/// The CSV tables of HSDS: the schema of their rows, and how rows refer to each other.
///
/// @param file without `.csv`, as in the published data package
/// @param entity the schema of a row
/// @param links columns that refer to another row
enum HsdsTable {
    TAXONOMIES("taxonomies", "taxonomy"),
    TAXONOMY_TERMS("taxonomy_terms", "taxonomy_term", one("taxonomy_id", "TAXONOMIES", "taxonomy_detail")),
    ORGANIZATIONS("organizations", "organization"),
    PROGRAMS("programs", "program", many("organization_id", "ORGANIZATIONS", "programs")),
    SERVICES("services", "service", one("organization_id", "ORGANIZATIONS", "organization"), one("program_id", "PROGRAMS", "program")),
    LOCATIONS("locations", "location", many("organization_id", "ORGANIZATIONS", "locations")),
    SERVICE_AT_LOCATION("service_at_location", "service_at_location", many("service_id", "SERVICES", "service_at_locations"),
            one("location_id", "LOCATIONS", "location")),
    CONTACTS("contacts", "contact", many("organization_id", "ORGANIZATIONS", "contacts"), many("service_id", "SERVICES", "contacts"),
            many("service_at_location_id", "SERVICE_AT_LOCATION", "contacts"), many("location_id", "LOCATIONS", "contacts")),
    PHONES("phones", "phone", many("location_id", "LOCATIONS", "phones"), many("service_id", "SERVICES", "phones"),
            many("organization_id", "ORGANIZATIONS", "phones"), many("contact_id", "CONTACTS", "phones"),
            many("service_at_location_id", "SERVICE_AT_LOCATION", "phones")),
    LANGUAGES("languages", "language", many("service_id", "SERVICES", "languages"), many("location_id", "LOCATIONS", "languages"),
            many("phone_id", "PHONES", "languages")),
    SCHEDULES("schedules", "schedule", many("service_id", "SERVICES", "schedules"), many("location_id", "LOCATIONS", "schedules"),
            many("service_at_location_id", "SERVICE_AT_LOCATION", "schedules")),
    SERVICE_AREAS("service_areas", "service_area", many("service_id", "SERVICES", "service_areas"),
            many("service_at_location_id", "SERVICE_AT_LOCATION", "service_areas")),
    ADDRESSES("addresses", "address", many("location_id", "LOCATIONS", "addresses")),
    ACCESSIBILITY("accessibility", "accessibility", many("location_id", "LOCATIONS", "accessibility")),
    FUNDING("funding", "funding", many("organization_id", "ORGANIZATIONS", "funding"), many("service_id", "SERVICES", "funding")),
    COST_OPTIONS("cost_options", "cost_option", many("service_id", "SERVICES", "cost_options")),
    REQUIRED_DOCUMENTS("required_documents", "required_document", many("service_id", "SERVICES", "required_documents")),
    ORGANIZATION_IDENTIFIERS("organization_identifiers", "organization_identifier",
            many("organization_id", "ORGANIZATIONS", "organization_identifiers")),
    UNITS("units", "unit"),
    SERVICE_CAPACITY("service_capacity", "service_capacity", many("service_id", "SERVICES", "capacities"), one("unit_id", "UNITS", "unit")),
    URL("url", "url", many("service_id", "SERVICES", "additional_urls"), many("organization_id", "ORGANIZATIONS", "additional_websites")),
    ATTRIBUTES("attributes", "attribute", many("link_id", null, "attributes"), one("taxonomy_term_id", "TAXONOMY_TERMS", "taxonomy_term")),
    METADATA("metadata", "metadata", many("resource_id", null, "metadata"));

    final String file;
    final String entity;
    final List<Link> links;

    HsdsTable(String file, String entity, Link... links) {
        this.file = file;
        this.entity = entity;
        this.links = List.of(links);
    }

    /// @param table the table referred to; null for a row of any table
    /// @param field a field of the other row (`many`), or of this row (`one`)
    record Link(String column, String table, String field, boolean many) {}

    private static Link one(String column, String table, String field) {
        return new Link(column, table, field, false);
    }

    private static Link many(String column, String table, String field) {
        return new Link(column, table, field, true);
    }

    /// The kind of entry that a row becomes in the directory; null for a part of another row. Services at locations are imported
    /// with their services.
    EntryKind own() {
        return switch (this) {
            case TAXONOMIES -> EntryKind.TAXONOMIES;
            case TAXONOMY_TERMS -> EntryKind.TAXONOMY_TERMS;
            case ORGANIZATIONS -> EntryKind.ORGANIZATIONS;
            case SERVICES -> EntryKind.SERVICES;
            default -> null;
        };
    }

    /// Whether a row is valid without another row that it belongs to.
    boolean standsAlone() {
        return own() != null || this == UNITS || this == PROGRAMS || this == LOCATIONS;
    }
}
