package org.palermo.kernel.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.palermo.kernel.territory.Territory;

/// Who acts in a transaction: a signed-in person, a client of an organisation, or a named part of the system.
///
/// @param subject the token's `sub`, or `system:<name>`
/// @param agency the organisation that she acts for; null for the system
/// @param agencyKind the kind of that organisation as the identity provider states it; null when unknown
/// @param regions ISO 3166 codes of countries or regions that she covers
/// @param roles realm roles, see {@link Role}
/// @param request why, from where and as part of which request she acts
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

    /// The same actor under a break-glass access, which then stands with what she reads and is why she does.
    ///
    /// @param reason the code of the reason that she gave
    public Actor under(UUID breakGlass, String reason) {
        return new Actor(subject, agency, agencyKind, regions, roles, request.under(breakGlass, reason));
    }

    /// A part of the system that acts by itself (relay, inbox, imports). It has a name and no role.
    public static Actor system(String name) {
        return new Actor(SYSTEM + name, null, null, Set.of(), Set.of(), SYSTEM + name);
    }

    /// A part of the system that does what somebody has asked for: the audit then names her request.
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

    /// True when she covers the region itself or its whole country.
    public boolean covers(String region) {
        return regions.contains(region) || regions.contains(Territory.countryOf(region));
    }

    /// True when she holds an office of the country or of a region of it.
    public boolean actsIn(String country) {
        return regions.stream().map(Territory::countryOf).anyMatch(country::equals);
    }

    public Optional<UUID> agencyIfAny() {
        return Optional.ofNullable(agency);
    }
}
