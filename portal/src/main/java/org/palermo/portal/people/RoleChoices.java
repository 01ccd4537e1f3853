package org.palermo.portal.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The roles on the page that changes those of a person.
///
/// @param offered roles that the reader can tick
/// @param ticked the roles that are ticked
/// @param kept codes of roles that the person has and the reader can't change: the form sends them again
public record RoleChoices(List<PersonRole> offered, List<PersonRole> ticked, List<String> kept) {

    /// @param held the roles that the person has
    /// @param given the roles that the reader may give her
    /// @param takesAny whether the reader takes away any role, also one that she may not give
    /// @param ticked null for those that the person has
    static RoleChoices of(List<String> held, List<String> given, boolean takesAny, List<String> ticked) {
        List<String> offered = new ArrayList<>(given);
        if (takesAny) {
            held.stream().filter(role -> !given.contains(role) && PersonRole.of(role) != null).forEach(offered::add);
        }
        return new RoleChoices(PersonRole.of(offered), PersonRole.of(ticked == null ? held : ticked),
                held.stream().filter(role -> !offered.contains(role)).toList());
    }

    /// Those of the kept roles that have a name here.
    public List<PersonRole> keptRoles() {
        return kept.stream().map(PersonRole::of).filter(Objects::nonNull).toList();
    }
}
