package org.palermo.portal.people;

import java.util.List;

/// One page of the list.
///
/// @param next address of the next page, or null
/// @param first whether this is the first page
public record PeopleList(List<PersonPage> items, String next, boolean first) {}
