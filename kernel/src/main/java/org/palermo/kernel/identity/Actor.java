package org.palermo.kernel.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.territory.Territory;

/// Who acts in a transaction: a signed-in person, a client of an organisation, or a named part of the system.
///
/// @param subject the token's `sub`, or `system:<name>`
/// @param agency the organisation for which the actor acts; null for the system
/// @param agencyKind the kind of that organisation as the identity provider states it; null when unknown
/// @param regions ISO 3166 codes of countries or regions that the actor covers
/// @param roles realm roles, see {@link Role}
/// @param request purpose, origin and id of the request
public record Actor(
        String subject, UUID agency, String agencyKind, Set<String> regions, Set<String> roles, RequestContext request) {

    private static final String SYSTEM = "system:";

    public Actor {
        regions = Set.copyOf(regions);
        roles = Set.copyOf(roles);
    }

    public Actor(String subject, UUID agency, String agencyKind, Set<String> regions, Set<String> roles, String requestId) {
        this(subject, agency, agencyKind, regions, roles, RequestContext.of(requestId));
    }

    public String requestId() {
        return request.id();
    }

    /// The same actor under a break-glass access, which the audit records as the purpose of each read.
    ///
    /// @param reason the code of the stated reason
    public Actor under(UUID breakGlass, String reason) {
        return new Actor(subject, agency, agencyKind, regions, roles, request.under(breakGlass, reason));
    }

    /// A part of the system that acts by itself (relay, inbox, imports). It has a name and no role.
    public static Actor system(String name) {
        return new Actor(SYSTEM + name, null, null, Set.of(), Set.of(), SYSTEM + name);
    }

    /// A part of the system that acts on somebody's request: the audit then names that request.
    public static Actor system(String name, RequestContext request) {
        return new Actor(SYSTEM + name, null, null, Set.of(), Set.of(), request);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean hasAny(String... wanted) {
        for (String role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /// True when the actor covers the region itself or its whole country.
    public boolean covers(String region) {
        return regions.contains(region) || regions.contains(Territory.countryOf(region));
    }

    /// True when the actor covers the country or a region of it.
    public boolean actsIn(String country) {
        return regions.stream().map(Territory::countryOf).anyMatch(country::equals);
    }

    public Optional<UUID> agencyIfAny() {
        return Optional.ofNullable(agency);
    }
}
