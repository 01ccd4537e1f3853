package org.palermo.portal.gateway.people;

import java.util.List;

/// One page of an agency's people.
///
/// @param next the cursor of the next page, or null
/// @param givenRoles the roles that the reader may grant
public record PeoplePage(List<Person> items, String next, List<String> givenRoles) {}
