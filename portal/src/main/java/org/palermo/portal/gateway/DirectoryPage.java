package org.palermo.portal.gateway;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// One page of the services in the public directory, with what a page of the portal shows of each. What an entry does not say is null.
public record DirectoryPage(@JsonProperty("total_pages") int totalPages, List<Service> contents) {

    /// @param status `active` while it is open
    /// @param eligibility whom it takes, in English
    /// @param waitTime how long people wait, in English
    public record Service(
            String name, String status, String url, String alert, @JsonProperty("application_process") String applicationProcess,
            @JsonProperty("eligibility_description") String eligibility, @JsonProperty("wait_time") String waitTime,
            @JsonProperty("minimum_age") Integer minimumAge,
            @JsonProperty("maximum_age") Integer maximumAge, Organization organization, List<Phone> phones, List<Language> languages,
            List<Schedule> schedules, @JsonProperty("service_areas") List<Area> areas, List<Attribute> attributes,
            @JsonProperty("service_at_locations") List<Place> places, List<Capacity> capacities) {
        private static final String CATEGORY = "category";

        public Service {
            phones = orEmpty(phones);
            languages = orEmpty(languages);
            schedules = orEmpty(schedules);
            areas = orEmpty(areas);
            attributes = orEmpty(attributes);
            places = orEmpty(places);
            capacities = orEmpty(capacities);
        }

        public boolean isOpen() {
            return "active".equals(status);
        }

        /// The term of its category; a service without one is none of the mechanism.
        public Optional<Term> category() {
            return attributes.stream().filter(one -> CATEGORY.equals(one.linkType()) && one.term() != null && one.term().code() != null)
                    .map(Attribute::term).findFirst();
        }

        /// Whether it serves a region or a part of a country.
        ///
        /// @param place the code of a region, or that of a country
        public boolean serves(String place) {
            return areas.stream().flatMap(area -> area.regions().stream()).anyMatch(region -> region.equals(place)
                    || region.startsWith(place + "-"));
        }

        private static <T> List<T> orEmpty(List<T> list) {
            return list == null ? List.of() : list;
        }
    }

    public record Organization(String name) {}

    public record Phone(String number, String description, List<Language> languages) {}

    /// @param code BCP 47
    public record Language(String code) {}

    /// @param byday days of the week of iCalendar, such as `MO,TU`
    /// @param opensAt local time with its distance from UTC
    public record Schedule(String byday, @JsonProperty("opens_at") String opensAt, @JsonProperty("closes_at") String closesAt,
            String notes) {}

    /// @param extent codes of regions
    public record Area(String name, String extent) {
        public List<String> regions() {
            return extent == null ? List.of() : Arrays.stream(extent.split(",")).map(String::strip).toList();
        }
    }

    public record Attribute(@JsonProperty("link_type") String linkType, @JsonProperty("taxonomy_term") Term term) {}

    public record Term(String code, String name) {}

    /// @param description of what there are so many, in English
    public record Capacity(Double available, String description) {}

    public record Place(Location location) {}

    public record Location(List<Address> addresses) {}

    public record Address(
            @JsonProperty("address_1") String first, @JsonProperty("address_2") String second, String city,
            @JsonProperty("postal_code") String postcode) {}
}
